import type { RosterConflict } from '@rollcall/shared/resources/roster-proposals';
import type { Transaction } from '../../db/database.ts';
import { planLeave, sameLeave } from '../leave/plan-leave.ts';
import { selectLeaveState, selectStandingLeaves } from '../leave/repository.ts';
import type { Span } from '../overlaps.ts';
import { planShifts } from '../shifts/plan-shifts.ts';
import { selectShiftsByIds } from '../shifts/repository.ts';
import { sameShift } from '../shifts/shift.ts';
import { selectRosterState } from '../shifts/state-repository.ts';
import type { RosterEdit } from './roster-edit.ts';

type Numbered = RosterEdit & { nr: number };
interface Options {
  now: Date;
  reason: string;
}
type Side = Span & { badgeNo: string };

/**
 * The conflicts of an earlier proposal with the present roster: the row that it changes was changed since, or the row that it would
 * write is no longer allowed.
 */
export async function findRosterConflicts(
  tx: Transaction,
  edits: readonly Numbered[],
  options: Options,
): Promise<RosterConflict[]> {
  const found = [
    ...(await amongShifts(
      tx,
      edits.filter((edit) => edit.thing === 'shift'),
      options,
    )),
    ...(await amongLeave(
      tx,
      edits.filter((edit) => edit.thing === 'leave'),
      options,
    )),
  ];
  return found.sort((one, other) => one.nr - other.nr);
}

async function amongShifts(
  tx: Transaction,
  edits: readonly Extract<Numbered, { thing: 'shift' }>[],
  options: Options,
): Promise<RosterConflict[]> {
  const ids = edits.flatMap(({ before }) => before?.shiftId ?? []);
  const standing = new Map((await selectShiftsByIds(tx, ids)).map((shift) => [shift.shiftId, shift]));
  const since = edits.flatMap(({ nr, before }) =>
    before ? sinceThen(nr, before, standing.get(before.shiftId), sameShift) : [],
  );
  const wanted = edits.flatMap(({ nr, before, after }) =>
    after ? [{ nr, ...after, shiftId: before && after.shiftId }] : [],
  );
  const cancelled = new Set(edits.flatMap(({ before, after }) => (before && !after ? [before.shiftId] : [])));
  const { objections } = planShifts(wanted, await selectRosterState(tx, wanted, {}), { ...options, cancelled });
  return [...since, ...objections.flatMap((objection) => objected(objection, wanted[objection.index]))];
}

async function amongLeave(
  tx: Transaction,
  edits: readonly Extract<Numbered, { thing: 'leave' }>[],
  options: Options,
): Promise<RosterConflict[]> {
  const leaveIds = edits.flatMap(({ before }) => before?.leaveId ?? []);
  const known = await selectStandingLeaves(tx, { badgeNos: [], from: options.now, leaveIds });
  const standing = new Map(known.map((leave) => [leave.leaveId, leave]));
  const since = edits.flatMap(({ nr, before }) =>
    before ? sinceThen(nr, before, standing.get(before.leaveId), sameLeave) : [],
  );
  const wanted = edits.flatMap(({ nr, before, after }) =>
    after ? [{ nr, ...after, leaveId: before && after.leaveId }] : [],
  );
  const removed = new Set(edits.flatMap(({ before, after }) => (before && !after ? [before.leaveId] : [])));
  const { objections } = planLeave(wanted, await selectLeaveState(tx, wanted, {}), { ...options, removed });
  return [...since, ...objections.flatMap((objection) => objected(objection, wanted[objection.index]))];
}

function sinceThen<Known extends Side>(
  nr: number,
  before: Known,
  now: Known | undefined,
  same: (one: Known, other: Known) => boolean,
): RosterConflict[] {
  if (now && same(now, before)) return [];
  return [conflictOf(nr, now ? 'changed_since' : 'gone_since', before, now)];
}

function objected(
  objection: { kind: string; other?: Span },
  side: (Side & { nr: number }) | undefined,
): RosterConflict[] {
  if (!side) return [];
  const { kind, other } = objection;
  const named = kind === 'shift_overlap' || kind === 'leave_overlap' || kind === 'officer_left' ? kind : 'other';
  return [conflictOf(side.nr, named, side, other)];
}

function conflictOf(nr: number, kind: RosterConflict['kind'], side: Side, other: Span | undefined): RosterConflict {
  return { nr, kind, badgeNo: side.badgeNo, ...toIso(side), other: other ? toIso(other) : null };
}

function toIso({ startsAt, endsAt }: Span) {
  return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}
