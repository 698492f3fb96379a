/** A name for comparison: its blanks, width and case don't count. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase();
}
