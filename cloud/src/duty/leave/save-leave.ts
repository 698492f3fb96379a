import { randomUUID } from 'node:crypto';
import type { RosterAct } from '@rollcall/shared/fields/roster-proposals';
import { leave as resource } from '@rollcall/shared/resources/leave';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { leaveProblems } from '@rollcall/shared/words/leave';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import type { AppError } from '../../errors/app-error.ts';
import { errors } from '../../errors/errors.ts';
import { problemsOf } from '../../errors/problems-of.ts';
import { keepRosterEdits } from '../roster-proposals/propose-past-edits.ts';
import type { RosterChange, RosterEdit, RosterOutcome } from '../roster-proposals/roster-edit.ts';
import {
  type Leave,
  type LeaveObjection,
  type LeavePlan,
  planLeave,
  type StandingLeave,
  type WantedLeave,
} from './plan-leave.ts';
import { findLeave, selectLeaveState } from './repository.ts';

const problem = problemsOf(resource.problems, leaveProblems);

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

/** The error for the objections to leave. */
function refusalOfLeave(objection: LeaveObjection, wanted: readonly WantedLeave[]): AppError {
  const leave = wanted[objection.index];
  if (!leave) throw new Error('the objection is not about one of these leaves');
  switch (objection.kind) {
    case 'unknown_officer':
      return errors.unknownOfficer(leave.badgeNo);
    case 'officer_left':
      return errors.officerLeft(leave.badgeNo, objection.leftOn);
    case 'leave_length':
      return problem('leave_length');
    case 'reason_required':
      return errors.reasonRequired();
    case 'leave_overlap':
      return overlapsWith(objection.other);
    case 'leave_overlap_in_list': {
      const other = wanted[objection.otherIndex];
      if (!other) throw new Error('the objection is not about two of these leaves');
      return overlapsWith(other);
    }
  }
}

function overlapsWith({ badgeNo, startsAt, endsAt }: Leave): AppError {
  const [from, to] = [localMinuteOf(startsAt), localMinuteOf(endsAt)];
  return problem('leave_overlap', {
    detail: `${badgeNo} is on leave from ${from} to ${to}.`,
    fields: [{ path: 'body.startsAt', message: `${badgeNo}: ${from} – ${to}` }],
  });
}

/** Takes `lockDutyExclusive`, then reads leave that isn't removed: it can't change until the transaction ends. @throws AppError */
async function findStandingLeave(
  tx: Transaction,
  leaveId: string,
  { unitCode }: Pick<RosterChange, 'unitCode'>,
): Promise<StandingLeave> {
  await lockDutyExclusive(tx);
  const row = await findLeave(tx, leaveId, { unitCode, badgeNo: undefined });
  if (!row) throw errors.notFound(`The leave ${leaveId}`);
  if (row.removed) throw problem('leave_removed');
  const { badgeNo, leaveKind, startsAt, endsAt, note } = row;
  return { leaveId, badgeNo, leaveKind, startsAt, endsAt, note };
}

/** @returns its id, also if it still waits for a second person @throws AppError when it is not allowed */
export async function addLeave(
  db: Database,
  leave: Leave,
  change: RosterChange,
): Promise<{ leaveId: string; kept: RosterOutcome }> {
  return db.transaction().execute(async (tx) => {
    const { leaveIds, kept } = await saveLeave(tx, [{ ...leave, leaveId: null }], change, 'leave_added');
    const [leaveId] = leaveIds;
    if (leaveId === undefined) throw new Error('new leave was no addition');
    return { leaveId, kept };
  });
}

/** Changes the given fields. @throws AppError when the change is not allowed */
export async function changeLeave(
  db: Database,
  leaveId: string,
  changes: { [Field in keyof Leave]?: Leave[Field] | undefined },
  change: RosterChange,
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingLeave(tx, leaveId, change);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after = { ...before, ...Object.fromEntries(given) };
    return (await saveLeave(tx, [after], change, 'leave_changed')).kept;
  });
}

/** Takes leave off the roster; its row and history stay. @throws AppError when that is not allowed */
export async function removeLeave(
  db: Database,
  leaveId: string,
  change: RosterChange & { reason: string },
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingLeave(tx, leaveId, change);
    const edits = [{ thing: 'leave' as const, before, after: null }];
    return keepRosterEdits(tx, { act: 'leave_removed', edits }, change);
  });
}
