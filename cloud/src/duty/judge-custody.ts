import { custodyEntry, custodyGraceMs, firstTouched } from '@rollcall/shared/rules/first-touched';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Custody } from './custody.ts';
import type { CustodyObjection } from './custody-objection.ts';
import type { CustodyState } from './custody-state.ts';
import type { CustodyCandidate } from './match-custodies.ts';

export interface CustodyRules {
  now: Date;
  /** The reason for a change of the past. */
  reason?: string | undefined;
  /** The only unit whose officers and recorders may be concerned; undefined: every unit, null: none. */
  unitCode?: string | null | undefined;
}

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
