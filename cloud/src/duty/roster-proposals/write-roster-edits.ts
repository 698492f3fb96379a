import type { RosterAct } from '@rollcall/shared/fields/roster-proposals';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import type { StandingLeave } from '../leave/plan-leave.ts';
import { insertLeaves, removeLeaves, updateLeaves } from '../leave/repository.ts';
import type { Span } from '../overlaps.ts';
import { reviewRecorderDaysOfOfficers } from '../reviews/recorder-day-review-repository.ts';
import { reviewActivitiesOfOfficers, reviewShiftsOfOfficers } from '../reviews/shift-review-repository.ts';
import { cancelShifts, insertShifts, updateShifts } from '../shifts/repository.ts';
import type { StandingShift } from '../shifts/shift.ts';
import { type RosterEdit, touchedTimes } from './roster-edit.ts';

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

/** The JSON of the database holds instants as text. */
type Written<Side> = {
  [Field in keyof Side]: Side[Field] extends Date
    ? string
    : Side[Field] extends readonly Span[]
      ? WrittenSpan[]
      : Side[Field];
};
interface WrittenSpan {
  startsAt: string;
  endsAt: string;
}
/** An edit as a proposal keeps it. */
export type WrittenEdit = { nr: number } & (
  | { thing: 'shift'; before: Written<StandingShift> | null; after: Written<StandingShift> | null }
  | { thing: 'leave'; before: Written<StandingLeave> | null; after: Written<StandingLeave> | null }
);

/** The edits of a proposal in order, as far as the reader may see them. */
export async function selectRosterEdits(
  db: Database | Transaction,
  rosterProposalId: string,
  { dataScope, limit }: { dataScope: DataScope; limit?: number },
): Promise<(RosterEdit & { nr: number })[]> {
  const { rows } = await sql<WrittenEdit>`
    select nr, thing, before, after from roster_proposal_change
    where roster_proposal_id = ${rosterProposalId} and ${changeInScope(dataScope)}
    order by nr limit ${limit ?? null}
  `.execute(db);
  return rows.map(toEdit);
}

/** Whether a row of `roster_proposal_change` is about an officer whom the reader may see. */
export function changeInScope({ unitCode, badgeNo }: DataScope): RawBuilder<SqlBool> {
  if (badgeNo !== undefined) return sql`${badgeNo} = any(badge_nos)`;
  return unitCode === undefined ? sql`true` : sql`${unitCode} = any(unit_codes)`;
}

export function toEdit({ nr, ...row }: WrittenEdit): RosterEdit & { nr: number } {
  return row.thing === 'shift'
    ? { nr, thing: row.thing, before: toShift(row.before), after: toShift(row.after) }
    : { nr, thing: row.thing, before: toLeave(row.before), after: toLeave(row.after) };
}

function toShift(written: Written<StandingShift> | null): StandingShift | null {
  return written && { ...written, ...toSpan(written), breaks: written.breaks.map(toSpan) };
}

function toLeave(written: Written<StandingLeave> | null): StandingLeave | null {
  return written && { ...written, ...toSpan(written) };
}

function toSpan({ startsAt, endsAt }: WrittenSpan): Span {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
