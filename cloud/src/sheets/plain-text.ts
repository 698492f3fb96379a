/**
 * Text as a code or a number is written: full-width digits, letters, colons and blanks are half-width, every dash is `-`.
 * Not for names: it unifies characters that may be somebody's.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
    .trim();
}
