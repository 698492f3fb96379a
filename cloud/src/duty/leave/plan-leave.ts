import { type LeaveKind, mostLeaveDays } from '@rollcall/shared/fields/leave';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { firstTouched, leaveEntry } from '@rollcall/shared/rules/touches-past';
import { findOverlaps } from '../overlaps.ts';

/** Time in which an officer isn't on duty, whatever the roster says. */
export interface Leave {
  badgeNo: string;
  leaveKind: LeaveKind;
  startsAt: Date;
  /** Excluded. */
  endsAt: Date;
  note: string;
}

export interface StandingLeave extends Leave {
  leaveId: string;
}

/** `leaveId`: the leave that becomes this one. Null: it is new. Left out: the leave of the same officer and start, or a new one. */
export interface WantedLeave extends Leave {
  leaveId?: string | null | undefined;
}

/** No leave is longer. */
const longestLeaveMs = mostLeaveDays * 86_400_000;

export function sameLeave(one: Leave, other: Leave): boolean {
  return (
    one.badgeNo === other.badgeNo &&
    one.leaveKind === other.leaveKind &&
    one.startsAt.getTime() === other.startsAt.getTime() &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.note === other.note
  );
}

/** Everything that a plan of leave needs: the officers who may be entered, and their present leave. */
export interface LeaveState {
  officers: ReadonlyMap<string, { leftOn: string | null }>;
  leaves: readonly StandingLeave[];
}

/** Why the wanted leave at `index` is not allowed. `otherIndex`: the wanted leave with which it collides. */
export type LeaveObjection = { index: number } & (
  | { kind: 'unknown_officer' | 'leave_length' | 'reason_required' }
  | { kind: 'officer_left'; leftOn: string }
  | { kind: 'leave_overlap_in_list'; otherIndex: number }
  | { kind: 'leave_overlap'; other: StandingLeave }
);

export interface LeavePlan {
  added: Leave[];
  changed: { before: StandingLeave; after: Leave }[];
  unchanged: number;
  /** Which of the wanted ones these are, in the same order. */
  indexes: Record<'added' | 'changed' | 'unchanged', number[]>;
  /** In order of index. If there is any, write nothing. */
  objections: LeaveObjection[];
}

interface Candidate {
  index: number;
  wanted: WantedLeave;
  before: StandingLeave | undefined;
}

/** Plans what saving this leave adds and changes, with every objection to it, by the rules of shifts. Pure. */
export function planLeave(
  wanted: readonly WantedLeave[],
  { officers, leaves }: LeaveState,
  options: { now: Date; reason?: string | undefined; removed?: ReadonlySet<string> | undefined },
): LeavePlan {
  const standing = leaves.filter(({ leaveId }) => options.removed?.has(leaveId) !== true);
  const byId = new Map(standing.map((leave) => [leave.leaveId, leave]));
  const byKey = new Map(standing.map((leave) => [keyOf(leave), leave]));
  const candidates = wanted.map((leave, index): Candidate => {
    const before = leave.leaveId === undefined ? byKey.get(keyOf(leave)) : byId.get(leave.leaveId ?? '');
    return { index, wanted: leave, before };
  });
  const isEqual = ({ wanted, before }: Candidate) => before !== undefined && sameLeave(before, wanted);
  const different = candidates.filter((candidate) => !isEqual(candidate));
  const replaced = new Set(candidates.map(({ before }) => before));
  const overlaps = findOverlaps(
    standing.filter((leave) => !replaced.has(leave)),
    candidates.map(({ index, wanted }) => ({ index, span: wanted })),
  );
  const objections = [
    ...different.flatMap((candidate) => [...judge(candidate, officers, options)]),
    ...overlaps.map(
      (overlap): LeaveObjection =>
        'other' in overlap ? { kind: 'leave_overlap', ...overlap } : { kind: 'leave_overlap_in_list', ...overlap },
    ),
  ].sort((one, other) => one.index - other.index);
  return {
    added: different.flatMap(({ wanted, before }) => (before ? [] : [plain(wanted)])),
    changed: different.flatMap(({ wanted, before }) => (before ? [{ before, after: plain(wanted) }] : [])),
    unchanged: candidates.length - different.length,
    indexes: {
      added: different.filter(({ before }) => !before).map(({ index }) => index),
      changed: different.filter(({ before }) => before).map(({ index }) => index),
      unchanged: candidates.filter(isEqual).map(({ index }) => index),
    },
    objections,
  };
}

function* judge(
  { index, wanted, before }: Candidate,
  officers: LeaveState['officers'],
  { now, reason }: { now: Date; reason?: string | undefined },
): Iterable<LeaveObjection> {
  const officer = officers.get(wanted.badgeNo);
  if (!officer) yield { index, kind: 'unknown_officer' };
  const leftOn = officer?.leftOn ?? null;
  if (leftOn !== null && localDateOf(wanted.startsAt) >= leftOn) yield { index, kind: 'officer_left', leftOn };
  const lengthMs = wanted.endsAt.getTime() - wanted.startsAt.getTime();
  if (lengthMs <= 0 || lengthMs > longestLeaveMs) yield { index, kind: 'leave_length' };
  if (reason !== undefined) return;
  // The comparison ignores ids.
  const after = { ...wanted, leaveId: before?.leaveId ?? '' };
  if (firstTouched(before ? leaveEntry(before) : null, leaveEntry(after)) < now.getTime())
    yield { index, kind: 'reason_required' };
}

function plain({ badgeNo, leaveKind, startsAt, endsAt, note }: WantedLeave): Leave {
  return { badgeNo, leaveKind, startsAt, endsAt, note };
}

function keyOf({ badgeNo, startsAt }: Leave): string {
  return `${badgeNo} ${startsAt.getTime()}`;
}
