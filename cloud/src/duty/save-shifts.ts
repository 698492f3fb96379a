import { randomUUID } from 'node:crypto';
import type { RosterAct } from '@rollcall/shared/http/roster-proposals';
import type { Transaction } from '../db/database.ts';
import type { SaveResult } from '../registry/save-result.ts';
import { lockDutyExclusive } from './duty-lock-repository.ts';
import { keepRosterEdits } from './keep-roster-edits.ts';
import { planShifts, type ShiftPlan } from './plan-shifts.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import type { RosterEdit } from './roster-edit.ts';
import { selectRosterState } from './roster-state-repository.ts';
import { refusalOfShift } from './shift-refusal.ts';
import type { WantedShift } from './wanted-shift.ts';

/** The counts of what was saved, and whether it counts already or waits. */
export type SavedShifts = SaveResult & { kept: RosterOutcome; edits: readonly RosterEdit[] };

/**
 * Saves shifts, each identified by officer and start, with a fact for each that is added or changed. Shifts that the list doesn't
 * name stay. Idempotent: the same list again changes nothing.
 * @throws AppError for the first shift that is not allowed; then nothing is written
 */
export async function saveShifts(
  tx: Transaction,
  wanted: readonly WantedShift[],
  change: RosterChange,
  act: RosterAct = 'shifts_imported',
): Promise<SavedShifts> {
  await lockDutyExclusive(tx);
  const plan = await planShiftChanges(tx, wanted, change);
  const [objection] = plan.objections;
  if (objection) throw refusalOfShift(objection, wanted);
  const edits = editsOf(plan);
  const kept = await keepRosterEdits(tx, { act, edits }, change);
  return { added: plan.added.length, changed: plan.changed.length, unchanged: plan.unchanged, kept, edits };
}

/** Only reads. Under `lockDutyExclusive` the roster can't change between the plan and the end of the transaction. */
export async function planShiftChanges(
  tx: Transaction,
  wanted: readonly WantedShift[],
  change: RosterChange,
): Promise<ShiftPlan> {
  return planShifts(wanted, await selectRosterState(tx, wanted, change), change);
}

/** The edits of a plan without objections. New shifts get their ids. */
export function editsOf({ added, changed }: Pick<ShiftPlan, 'added' | 'changed'>): RosterEdit[] {
  return [
    ...added.map((shift) => ({
      thing: 'shift' as const,
      before: null,
      after: { ...shift, shiftId: randomUUID() },
    })),
    ...changed.map(({ before, after }) => ({
      thing: 'shift' as const,
      before,
      after: { ...after, shiftId: before.shiftId },
    })),
  ];
}
