import { randomUUID } from 'node:crypto';
import type { RosterAct } from '@rollcall/shared/http/roster-proposals';
import type { Transaction } from '../db/database.ts';
import { lockDutyExclusive } from './duty-lock-repository.ts';
import { keepRosterEdits } from './keep-roster-edits.ts';
import type { WantedLeave } from './leave.ts';
import { refusalOfLeave } from './leave-refusal.ts';
import { selectLeaveState } from './leave-state-repository.ts';
import { type LeavePlan, planLeave } from './plan-leave.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import type { RosterEdit } from './roster-edit.ts';

/**
 * Saves leave by the rules of shifts.
 * @returns the ids, in the order of the list, of what is added or changed @throws AppError when one is not allowed
 */
export async function saveLeave(
  tx: Transaction,
  wanted: readonly WantedLeave[],
  change: RosterChange,
  act: RosterAct,
): Promise<{ leaveIds: string[]; kept: RosterOutcome }> {
  await lockDutyExclusive(tx);
  const plan = await planLeaveChanges(tx, wanted, change);
  const [objection] = plan.objections;
  if (objection) throw refusalOfLeave(objection, wanted);
  const edits = editsOfLeave(plan);
  const kept = await keepRosterEdits(tx, { act, edits }, change);
  return { leaveIds: edits.flatMap((edit) => (edit.thing === 'leave' ? (edit.after?.leaveId ?? []) : [])), kept };
}

/** Only reads. Under `lockDutyExclusive` the roster can't change between the plan and the end of the transaction. */
export async function planLeaveChanges(
  tx: Transaction,
  wanted: readonly WantedLeave[],
  change: RosterChange,
): Promise<LeavePlan> {
  return planLeave(wanted, await selectLeaveState(tx, wanted, change), change);
}

/** The edits of a plan without objections. New leave gets its id. */
export function editsOfLeave({ added, changed }: LeavePlan): RosterEdit[] {
  return [
    ...added.map((leave) => ({ thing: 'leave' as const, before: null, after: { ...leave, leaveId: randomUUID() } })),
    ...changed.map(({ before, after }) => ({
      thing: 'leave' as const,
      before,
      after: { ...after, leaveId: before.leaveId },
    })),
  ];
}
