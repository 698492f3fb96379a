/** A number plate as it is kept and searched: `京·a 12345` is `京A12345`. */
export function plainPlateNo(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·•・.\-‐‑‒–—]/gu, '')
    .toUpperCase();
}
