// Half-width katakana is narrow although its script is wide.
const wide =
  /(?![\uFF61-\uFFDC])[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u;

/** Columns that a text takes on a terminal: Chinese characters take two, combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (!/\p{M}/u.test(character)) width += wide.test(character) ? 2 : 1;
  }
  return width;
}

/** Names come from a card: what nobody sees, and what would move the cursor, colour the terminal or turn the line around is spelled out: `\u{202e}`. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}

/** Cuts the middle out of a text that takes more than `columns`; the beginning and the end of a path tell most. */
export function shortened(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  const characters = [...text];
  let head = characters.length >> 1;
  let tail = head;
  while (displayWidth(characters.slice(0, head).join('') + characters.slice(tail).join('')) > columns - 1) {
    if (head > 0 && head >= characters.length - tail) head -= 1;
    else tail += 1;
  }
  return `${characters.slice(0, head).join('')}…${characters.slice(tail).join('')}`;
}

/** Rows as lines of aligned columns, two spaces between them. */
export function textTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}
