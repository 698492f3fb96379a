import { equalBytes } from '../bytes/equal-bytes.ts';
import type { Finding } from './finding.ts';
import type { JoinedLeaves } from './join-ranges.ts';

/** What somebody said of the ledger: a checkpoint of the dump, or a witness's note. */
export interface RootClaim {
  entry: string;
  size: number;
  root: Uint8Array;
  by: 'checkpoint' | 'witness';
}

/**
 * Holds the leaves against what was said of them. Where a root differs, some leaf below that size was changed, inserted or
 * taken out; `soundUpTo` is the largest size at which all was as said, so the first bad leaf is not before it. Against a
 * witness's word, only a witness's counts: HQ can sign anew what it rewrote.
 */
export function compareRoots(
  claims: readonly RootClaim[],
  { size: leaves, roots }: JoinedLeaves,
): { findings: Finding[]; matches: RootClaim[] } {
  const findings: Finding[] = [];
  const matches: RootClaim[] = [];
  for (const claim of [...claims].sort((a, b) => a.size - b.size)) {
    const { entry, size, root, by } = claim;
    const seen = roots.get(size);
    if (size > leaves) {
      findings.push({ code: 'leaves_missing', entry, detail: { expected: size, seen: leaves } });
    } else if (seen && !equalBytes(seen, root)) {
      const code = by === 'witness' ? 'witness_differs' : 'history_differs';
      const sound = matches.filter((match) => by === 'checkpoint' || match.by === 'witness').at(-1);
      findings.push({ code, entry, detail: { size, soundUpTo: sound?.size ?? 0 } });
    } else if (seen) {
      matches.push(claim);
    }
  }
  return { findings, matches };
}
