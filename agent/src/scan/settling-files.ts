import type { CardEntry } from '../card/walk-card.ts';

export type Settling = {
  /** Files that just became complete; each version of a file is told once. */
  settled: CardEntry[];
  /** Whether every file on the card is complete. */
  quiet: boolean;
  /** How long nothing on the card has appeared, disappeared or changed, and what can't be listed stayed the same. */
  unchangedMs: number;
};

export type SettlingFiles = {
  /** @param errors what could not be listed, as text */
  observe(entries: readonly CardEntry[], nowMs: number, errors?: string): Settling;
};

type Observed = { sizeBytes: number; mtimeNs: bigint; sinceMs: number; told: boolean };

/** Tells which files of one card are complete: size and time stayed the same for `settleMs` of the monotonic clock. */
export function createSettlingFiles(settleMs: number): SettlingFiles {
  let known = new Map<string, Observed>();
  let knownErrors: string | undefined;
  let changedAtMs = 0;
  return {
    observe(entries, nowMs, errors = '') {
      const present = new Map<string, Observed>();
      const settled: CardEntry[] = [];
      let quiet = true;
      let changed = entries.length !== known.size || errors !== knownErrors;
      for (const entry of entries) {
        const key = entry.pathBytes.toString('latin1');
        const { sizeBytes, mtimeNs } = entry;
        const before = known.get(key);
        const unchanged = before?.sizeBytes === sizeBytes && before.mtimeNs === mtimeNs;
        const file = unchanged ? before : { sizeBytes, mtimeNs, sinceMs: nowMs, told: false };
        changed ||= !unchanged;
        present.set(key, file);
        if (nowMs - file.sinceMs < settleMs) {
          quiet = false;
        } else if (!file.told) {
          file.told = true;
          settled.push(entry);
        }
      }
      known = present;
      knownErrors = errors;
      if (changed) changedAtMs = nowMs;
      return { settled, quiet, unchangedMs: nowMs - changedAtMs };
    },
  };
}
