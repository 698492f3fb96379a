import { randomUUID } from 'node:crypto';
import type { Transaction } from '../db/database.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import type { ChangedBy } from '../registry/changed-by.ts';
import type { SaveResult } from '../registry/save-result.ts';
import { lockDuty } from './duty-lock-repository.ts';
import { planShifts, type ShiftPlan, type WantedShift } from './plan-shifts.ts';
import { selectRosterState } from './roster-state-repository.ts';
import type { StandingShift } from './shift.ts';
import { refusalOfShift } from './shift-refusal.ts';
import { insertShifts, updateShifts } from './shift-write-repository.ts';

export interface RosterChange extends ChangedBy {
  now: Date;
  /** Only officers of this unit may be rostered; everyone when undefined, nobody when null. */
  unitCode?: string | null | undefined;
}

/**
 * Brings shifts to what is wanted, each known by its officer and start, with a fact for each that is added or changed.
 * What the list doesn't name stays; the same list again changes nothing.
 * @throws AppError that says what is against the first shift that can't be; then nothing is written
 */
export async function saveShifts(
  tx: Transaction,
  wanted: readonly WantedShift[],
  change: RosterChange,
): Promise<SaveResult> {
  const plan = await planShiftChanges(tx, wanted, change);
  const [objection] = plan.objections;
  if (objection) throw refusalOfShift(objection, wanted);
  const { added, changed, unchanged } = plan;
  await writeShifts(tx, plan, change);
  return { added: added.length, changed: changed.length, unchanged };
}

/** What saving would do, and everything against it. Until the transaction ends, nothing else changes the roster. */
export async function planShiftChanges(
  tx: Transaction,
  wanted: readonly WantedShift[],
  change: RosterChange,
): Promise<ShiftPlan> {
  await lockDuty(tx);
  return planShifts(wanted, await selectRosterState(tx, wanted, change), change);
}

/** Writes a plan to which there are no objections. @returns the ids of the added shifts, in their order */
export async function writeShifts(tx: Transaction, plan: ShiftPlan, { by, reason }: ChangedBy): Promise<string[]> {
  const added = plan.added.map((shift) => withId(shift, randomUUID()));
  const changed = plan.changed.map(({ before, after }) => ({ before, after: withId(after, before.shiftId) }));
  const facts: Fact[] = [
    ...added.map((shift) => ({ type: 'shift_added', subject: subjectOf(shift), payload: { ...shift, by, reason } })),
    ...changed.map(({ before, after }) => ({
      type: 'shift_changed',
      subject: subjectOf(after),
      payload: { before, after, by, reason },
    })),
  ];
  // Those that end earlier now make room first.
  if (changed.length > 0) {
    await updateShifts(
      tx,
      changed.map(({ after }) => after),
    );
  }
  if (added.length > 0) await insertShifts(tx, added);
  await appendFacts(tx, facts);
  return added.map(({ shiftId }) => shiftId);
}

function withId({ badgeNo, startsAt, endsAt, dutyType, post }: WantedShift, shiftId: string): StandingShift {
  return { shiftId, badgeNo, startsAt, endsAt, dutyType, post };
}

function subjectOf({ shiftId }: StandingShift) {
  return `shift:${shiftId}` as const;
}
