import type { CardEntry } from '../card/walk-card.ts';

export type Settling = {
  /** Files that just became complete; each version of a file is told once. */
  settled: CardEntry[];
  /** Whether every file on the card is complete. */
  quiet: boolean;
};

export type SettlingFiles = {
  observe(entries: readonly CardEntry[], nowMs: number): Settling;
};

type Observed = { sizeBytes: number; mtimeNs: bigint; sinceMs: number; told: boolean };

/** Tells which files of one card are complete: size and time stayed the same for `settleMs` of the monotonic clock. */
export function createSettlingFiles(settleMs: number): SettlingFiles {
  let known = new Map<string, Observed>();
  return {
    observe(entries, nowMs) {
      const present = new Map<string, Observed>();
      const settled: CardEntry[] = [];
      let quiet = true;
      for (const entry of entries) {
        const key = entry.pathBytes.toString('latin1');
        const { sizeBytes, mtimeNs } = entry;
        const before = known.get(key);
        const unchanged = before?.sizeBytes === sizeBytes && before.mtimeNs === mtimeNs;
        const file = unchanged ? before : { sizeBytes, mtimeNs, sinceMs: nowMs, told: false };
        present.set(key, file);
        if (nowMs - file.sinceMs < settleMs) {
          quiet = false;
        } else if (!file.told) {
          file.told = true;
          settled.push(entry);
        }
      }
      known = present;
      return { settled, quiet };
    },
  };
}
