import type { Custody } from './custody.ts';
import type { CustodyObjection } from './custody-objection.ts';
import type { CustodyCandidate } from './match-custodies.ts';
import { insertDisjoint } from './overlaps.ts';

type Entry = { startsAt: Date; endsAt: Date } & ({ standing: Custody } | { index: number });

const forever = new Date(8.64e15);

/**
 * The wanted custodies that overlap another custody of the same recorder and basis.
 * @param standing custodies that stay as they are
 * @param candidates the wanted ones; of two that overlap the first is accepted
 */
export function custodyOverlaps(
  standing: readonly Custody[],
  candidates: readonly CustodyCandidate[],
): CustodyObjection[] {
  const times = new Map<string, Entry[]>();
  const insert = (custody: Custody, who: { standing: Custody } | { index: number }) => {
    const key = `${custody.recorderSerial} ${custody.basis}`;
    const entries = times.get(key) ?? [];
    times.set(key, entries);
    return insertDisjoint(entries, { startsAt: custody.heldFrom, endsAt: custody.heldUntil ?? forever, ...who });
  };
  const inOrder = [...standing].sort((one, other) => one.heldFrom.getTime() - other.heldFrom.getTime());
  for (const custody of inOrder) insert(custody, { standing: custody });
  return candidates.flatMap(({ index, after }): CustodyObjection[] => {
    // A custody that ends before it begins is reported elsewhere.
    if (after.heldUntil !== null && after.heldUntil <= after.heldFrom) return [];
    const other = insert(after, { index });
    if (!other) return [];
    return 'standing' in other
      ? [{ index, kind: 'custody_overlap', other: other.standing }]
      : [{ index, kind: 'custody_overlap_in_list', otherIndex: other.index }];
  });
}
