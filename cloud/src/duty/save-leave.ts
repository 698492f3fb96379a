import { randomUUID } from 'node:crypto';
import type { RosterAct } from '@rollcall/shared/http/roster-proposals';
import type { Transaction } from '../db/database.ts';
import { lockDuty } from './duty-lock-repository.ts';
import { keepRosterEdits } from './keep-roster-edits.ts';
import type { WantedLeave } from './leave.ts';
import { refusalOfLeave } from './leave-refusal.ts';
import { selectLeaveState } from './leave-state-repository.ts';
import { type LeavePlan, planLeave } from './plan-leave.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import type { RosterEdit } from './roster-edit.ts';

/**
 * Brings leave to what is wanted, by the rules of shifts.
 * @returns the ids, in the order of the list, of what is added or changed @throws AppError when one can't be
 */
export async function saveLeave(
  tx: Transaction,
  wanted: readonly WantedLeave[],
  change: RosterChange,
  act: RosterAct,
): Promise<{ leaveIds: string[]; kept: RosterOutcome }> {
  const plan = await planLeaveChanges(tx, wanted, change);
  const [objection] = plan.objections;
  if (objection) throw refusalOfLeave(objection, wanted);
  const edits = editsOfLeave(plan);
  const kept = await keepRosterEdits(tx, { act, edits }, change);
  return { leaveIds: edits.flatMap((edit) => (edit.thing === 'leave' ? (edit.after?.leaveId ?? []) : [])), kept };
}

/** What saving would do, and everything against it. Until the transaction ends, nothing else changes the roster. */
export async function planLeaveChanges(
  tx: Transaction,
  wanted: readonly WantedLeave[],
  change: RosterChange,
): Promise<LeavePlan> {
  await lockDuty(tx);
  return planLeave(wanted, await selectLeaveState(tx, wanted, change), change);
}

/** A plan to which there are no objections, as edits; what is new gets its id. */
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
