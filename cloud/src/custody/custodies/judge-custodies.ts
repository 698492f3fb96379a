import { localDateOf } from '@rollcall/shared/rules/local-date';
import { custodyEntry, custodyGraceMs, firstTouched } from '@rollcall/shared/rules/touches-past';
import { insertDisjoint } from '../../duty/overlaps.ts';
import type { Custody, CustodyCandidate, CustodyObjection, CustodyRules, CustodyState } from './custody.ts';

/** The objections to one change that don't depend on other changes. */
export function* judgeCustody(
  { index, before, after }: CustodyCandidate,
  { officers, recorders }: CustodyState,
  { now, reason, unitCode }: CustodyRules,
): Generator<CustodyObjection> {
  const recorder = recorders.get(after.recorderSerial);
  if (!recorder) yield { index, kind: 'unknown_recorder' };
  else if (before?.recorderSerial !== after.recorderSerial) {
    if (unitCode !== undefined && recorder.unitCode !== unitCode) yield { index, kind: 'recorder_of_other_unit' };
    if (recorder.state === 'scrapped' && !isOver(after, now)) yield { index, kind: 'recorder_scrapped' };
  }

  const officer = officers.get(after.badgeNo);
  if (!officer) yield { index, kind: 'unknown_officer' };
  else if (unitCode !== undefined && officer.unitCode !== unitCode) yield { index, kind: 'officer_of_other_unit' };
  const leftOn = officer?.leftOn ?? null;
  const begins = before?.badgeNo !== after.badgeNo || before.heldFrom.getTime() !== after.heldFrom.getTime();
  if (begins && leftOn !== null && localDateOf(after.heldFrom) >= leftOn) {
    yield { index, kind: 'officer_left', leftOn };
  }

  if (after.heldUntil !== null && after.heldUntil <= after.heldFrom) yield { index, kind: 'held_backwards' };
  if (reason === undefined && changesPast(before, after, now)) yield { index, kind: 'reason_required' };
}

/** Whether a change that is planned needs a reason at this time. */
export function touchesPast(
  { added, changed }: { added: readonly Custody[]; changed: readonly { before: Custody; after: Custody }[] },
  now: Date,
): boolean {
  return (
    added.some((after) => changesPast(undefined, after, now)) ||
    changed.some(({ before, after }) => changesPast(before, after, now))
  );
}

function changesPast(before: Custody | undefined, after: Custody, now: Date): boolean {
  return firstTouched(before ? custodyEntry(before) : null, custodyEntry(after)) < now.getTime() - custodyGraceMs;
}

function isOver({ heldUntil }: Custody, now: Date): boolean {
  return heldUntil !== null && heldUntil <= now;
}

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
