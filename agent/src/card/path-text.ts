import { printable } from '@rollcall/node/text-table';

const longestText = 4096;
const nameOfMarks = /(?<=^|\/)\uFEFF+(?=\/|$)/g;

/**
 * A path's bytes as text for people: UTF-8 where it is valid, else GB18030, which Chinese recorders write. What neither
 * can read becomes U+FFFD; NUL and lone surrogates, which Postgres refuses, can't come out of either decoder. A name that
 * decodes to nothing, because it is only byte order marks, is shown by its bytes: no text is empty. What
 * nobody sees, or what turns text around, is spelled out, as `\u{202e}`.
 */
export function pathText(bytes: Uint8Array): string {
  const text = decodeChinese(bytes) || bytesAsText(bytes);
  const shown = printable(text.replace(nameOfMarks, (marks) => bytesAsText(Buffer.from(marks))));
  return shown.slice(0, longestText).toWellFormed();
}

function bytesAsText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('');
}

/** UTF-8 if valid, else GB18030; a byte order mark is dropped. */
export function decodeChinese(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030').decode(bytes); // Not UTF-8: that is what was tried.
  }
  return text.replaceAll('\0', '\uFFFD');
}

/** Full-width digits and letters as narrow ones, as people type them on Chinese keyboards. */
export function normaliseText(text: string): string {
  return text.normalize('NFKC');
}

/** The same for a path. A full-width slash (U+FF0F) in a name is part of the name: it must not make a folder. */
export function normalisePath(pathText: string): string {
  return normaliseText(pathText.replaceAll('\uFF0F', '_'));
}
