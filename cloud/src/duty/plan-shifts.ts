import { findOverlaps } from './find-overlaps.ts';
import { judgeWantedShift } from './judge-wanted-shift.ts';
import type { RosterState } from './roster-state.ts';
import { hasShiftLength, type Shift, type StandingShift, sameShift } from './shift.ts';
import type { ShiftObjection } from './shift-objection.ts';
import { completeShift, type WantedShift } from './wanted-shift.ts';

export interface ShiftPlan {
  added: Shift[];
  changed: { before: StandingShift; after: Shift }[];
  unchanged: number;
  /** Which of the wanted ones these are, in the same order. */
  indexes: Record<'added' | 'changed' | 'unchanged', number[]>;
  /** In order of index. If there is any, write nothing. */
  objections: ShiftObjection[];
}

interface Candidate {
  index: number;
  wanted: Shift;
  before: StandingShift | undefined;
}

/**
 * Plans what saving these shifts adds and changes, with every objection to it. An edit that affects time before `now` needs a
 * reason. A shift that is on the roster already and equal needs none and meets no objection. `cancelled`: shifts that make way. Pure.
 */
export function planShifts(
  wanted: readonly WantedShift[],
  state: RosterState,
  options: { now: Date; reason?: string | undefined; cancelled?: ReadonlySet<string> | undefined },
): ShiftPlan {
  const standing = state.shifts.filter(({ shiftId }) => options.cancelled?.has(shiftId) !== true);
  const { candidates, objections } = matchShifts(wanted, standing);
  const equal = candidates.filter(({ wanted, before }) => before !== undefined && sameShift(before, wanted));
  const different = candidates.filter(({ wanted, before }) => before === undefined || !sameShift(before, wanted));
  objections.push(
    ...different.flatMap((candidate) => [...judgeWantedShift(candidate, state, options)]),
    ...overlaps([...equal, ...different], standing),
  );
  const indexes: ShiftPlan['indexes'] = { added: [], changed: [], unchanged: equal.map(({ index }) => index) };
  const plan: ShiftPlan = { added: [], changed: [], unchanged: equal.length, indexes, objections };
  for (const { index, wanted, before } of different) {
    indexes[before ? 'changed' : 'added'].push(index);
    if (before) plan.changed.push({ before, after: wanted });
    else plan.added.push(wanted);
  }
  objections.sort((one, other) => one.index - other.index);
  return plan;
}

function matchShifts(wanted: readonly WantedShift[], standing: readonly StandingShift[]) {
  const byId = new Map(standing.map((shift) => [shift.shiftId, shift]));
  const byKey = new Map(standing.map((shift) => [keyOf(shift), shift]));
  const seen = new Map<string, number>();
  const candidates: Candidate[] = [];
  const objections: ShiftObjection[] = [];
  wanted.forEach((shift, index) => {
    const key = keyOf(shift);
    const otherIndex = seen.get(key);
    if (otherIndex !== undefined) {
      objections.push({ index, kind: 'shift_twice', otherIndex });
      return;
    }
    seen.set(key, index);
    const before = shift.shiftId === undefined ? byKey.get(key) : byId.get(shift.shiftId ?? '');
    candidates.push({ index, wanted: completeShift(shift, before), before });
  });
  return { candidates, objections };
}

function overlaps(candidates: readonly Candidate[], standing: readonly StandingShift[]): ShiftObjection[] {
  const replaced = new Set(candidates.map(({ before }) => before));
  const found = findOverlaps(
    standing.filter((shift) => !replaced.has(shift)),
    candidates.filter(({ wanted }) => hasShiftLength(wanted)).map(({ index, wanted }) => ({ index, span: wanted })),
  );
  return found.map((overlap) =>
    'other' in overlap ? { kind: 'shift_overlap', ...overlap } : { kind: 'shift_overlap_in_list', ...overlap },
  );
}

function keyOf({ badgeNo, startsAt }: Pick<Shift, 'badgeNo' | 'startsAt'>): string {
  return `${badgeNo} ${startsAt.getTime()}`;
}
