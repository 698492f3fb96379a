/**
 * Entries of the ledger are numbered from 1 in what people read: the first is 第 1 条存证, entry 1. Files, the API and formats have
 * the leaf's index of RFC 6962, from 0. Nothing else converts the one into the other.
 */
export function entryNumberOf(leafIndex: number): number {
  return leafIndex + 1;
}

/** The leaf that has this number. */
export function leafIndexOf(entryNumber: number): number {
  return entryNumber - 1;
}

/** Where a verifier found something, for people: `leaf 16` becomes `entry 17`, in words of the caller; the rest stays. */
export function withEntryNumbers(where: string, wordOf: (entryNumber: number) => string): string {
  return where.replace(/\bleaf (\d+)\b/g, (_, index: string) => wordOf(entryNumberOf(Number(index))));
}
