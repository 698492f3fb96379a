/**
 * A path's bytes as text for people: UTF-8 where it is valid, else GB18030, which Chinese recorders write. What neither
 * can read becomes U+FFFD; NUL and lone surrogates, which Postgres refuses, can't come out of either decoder.
 */
export function pathText(bytes: Uint8Array): string {
  return decodeChinese(bytes).slice(0, 4096).toWellFormed();
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
