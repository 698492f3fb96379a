import type { RosterAct } from '@rollcall/shared/http/roster-proposals';
import type { Transaction } from '../db/database.ts';
import { appendFacts, type Fact } from '../ledger/append-fact.ts';
import type { StandingLeave } from './leave.ts';
import { insertLeaves, removeLeaves, updateLeaves } from './leave-write-repository.ts';
import { reviewRecorderDaysOfOfficers } from './recorder-day-review-repository.ts';
import type { RosterEdit } from './roster-edit.ts';
import type { StandingShift } from './shift.ts';
import { reviewActivitiesOfOfficers, reviewShiftsOfOfficers } from './shift-review-repository.ts';
import { cancelShifts, insertShifts, updateShifts } from './shift-write-repository.ts';
import { touchedTimes } from './touched-times.ts';

/** What the facts record beside the edit itself. */
interface Note {
  act: RosterAct;
  by: string;
  reason: string | undefined;
  /** The proposal to which the edits belong. */
  rosterProposalId?: string | undefined;
  /** The second person, who approved. */
  approvedBy?: string | undefined;
  /** Made by a command at HQ, which needs no second person. */
  asOperator?: true | undefined;
}

/** Writes the edits to the roster, with a fact for each, and marks what they affect for review. The caller holds `lockDutyExclusive`. */
export async function writeRosterEdits(
  tx: Transaction,
  edits: readonly RosterEdit[],
  { now, ...note }: Note & { now: Date },
): Promise<void> {
  await writeRosterRows(tx, edits, now);
  await appendFacts(tx, rosterFacts(edits, note));
}

/** The same without the facts, which are written already. */
export async function writeRosterRows(tx: Transaction, edits: readonly RosterEdit[], now: Date): Promise<void> {
  const shifts = sort(edits.filter((edit) => edit.thing === 'shift'));
  // Cancel first, so that new and changed shifts don't overlap the ones that go.
  await cancelShifts(
    tx,
    shifts.gone.map(({ shiftId }) => shiftId),
    now,
  );
  await updateShifts(tx, shifts.changed);
  await insertShifts(tx, shifts.added);
  const leaves = sort(edits.filter((edit) => edit.thing === 'leave'));
  await removeLeaves(
    tx,
    leaves.gone.map(({ leaveId }) => leaveId),
    now,
  );
  await updateLeaves(tx, leaves.changed);
  await insertLeaves(tx, leaves.added);
  await review(tx, edits);
}

/** A fact for each edit, in their order. */
export function rosterFacts(edits: readonly RosterEdit[], note: Note): Fact[] {
  return edits.map((edit) => factOf(edit, note));
}

/** Marks what depends on the edits. The written shifts themselves are marked already (`shift-write-repository.ts`). */
async function review(tx: Transaction, edits: readonly RosterEdit[]): Promise<void> {
  const timesOf = (thing: RosterEdit['thing']) => edits.filter((edit) => edit.thing === thing).flatMap(touchedTimes);
  const ofShifts = timesOf('shift');
  const ofLeave = timesOf('leave');
  await reviewShiftsOfOfficers(tx, ofLeave);
  await reviewActivitiesOfOfficers(tx, ofShifts);
  await reviewRecorderDaysOfOfficers(tx, [...ofShifts, ...ofLeave]);
}

function sort<Side extends StandingShift | StandingLeave>(
  edits: readonly { before: Side | null; after: Side | null }[],
) {
  return {
    gone: edits.flatMap(({ before, after }) => (before && !after ? [before] : [])),
    changed: edits.flatMap(({ before, after }) => (before && after ? [after] : [])),
    added: edits.flatMap(({ before, after }) => (before ? [] : (after ?? []))),
  };
}

function factOf({ thing, before, after }: RosterEdit, { act, ...note }: Note): Fact {
  const side = after ?? before;
  const id = side && 'shiftId' in side ? side.shiftId : side?.leaveId;
  const took = thing === 'shift' ? 'shift_cancelled' : 'leave_removed';
  const changed = act === 'shifts_swapped' ? 'shift_swapped' : (`${thing}_changed` as const);
  const payload = before && after ? { before, after, ...note } : { ...side, ...note };
  const type = before ? (after ? changed : took) : (`${thing}_added` as const);
  return { type, subject: `${thing}:${id}`, payload };
}
