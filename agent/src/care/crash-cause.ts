const longestMessage = 300;
const quoted = /(["'`]).*?\1/gs;
const path = /(?:[A-Za-z]:)?[/\\][^\s"'`]*/g;
const foreign = /\S*[^\x20-\x7e]\S*/g;
const longWord = /\S{40,}/g;

/**
 * An error as HQ may hear of it: by its code, and what it says without quoted text, paths, words that aren't plain ASCII, and
 * words so long that they may be a token.
 */
export function crashCause(error: unknown): { code: string; message: string } {
  const { message, name } = error instanceof Error ? error : { message: '', name: 'unknown' };
  const given = error instanceof Error && 'code' in error ? String(error.code) : name;
  const code = given.replaceAll(/[^\w.-]/g, '').slice(0, 64) || 'unknown';
  const told = [quoted, path, foreign, longWord].reduce(
    (text, hidden) => text.replaceAll(hidden, '[...]'),
    message.replaceAll(/\s+/g, ' '),
  );
  return { code, message: told.slice(0, longestMessage) };
}
