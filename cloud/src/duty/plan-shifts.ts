import { localDateOf } from '@rollcall/shared/local-date';
import { insertDisjoint } from './insert-disjoint.ts';
import { longestShiftMs, type Shift, type StandingShift } from './shift.ts';

/** `shiftId`: the standing shift that becomes this one; without it, the one of the same officer and start, if there is. */
export interface WantedShift extends Shift {
  shiftId?: string | undefined;
}

/** What a plan must know. */
export interface RosterState {
  /** Those that may be rostered, by badge number. */
  officers: ReadonlyMap<string, { leftOn: string | null }>;
  dutyTypes: ReadonlyMap<string, { retired: boolean }>;
  /** The shifts of the officers concerned that aren't cancelled and touch the wanted times. */
  shifts: readonly StandingShift[];
}

/** Why the wanted shift at `index` can't be. `otherIndex`: the wanted one that it collides with. */
export type ShiftObjection = { index: number } & (
  | { kind: 'unknown_officer' | 'unknown_duty_type' | 'duty_type_retired' | 'shift_length' | 'reason_required' }
  | { kind: 'officer_left'; leftOn: string }
  | { kind: 'shift_twice' | 'shift_overlap_in_list'; otherIndex: number }
  | { kind: 'shift_overlap'; other: StandingShift }
);

export interface ShiftPlan {
  added: Shift[];
  changed: { before: StandingShift; after: Shift }[];
  unchanged: number;
  /** By index. Unless it is empty, the rest must not be written. */
  objections: ShiftObjection[];
}

interface Candidate {
  index: number;
  wanted: WantedShift;
  before: StandingShift | undefined;
}

/**
 * What saving these shifts would add and change, and every reason against it. Whatever touches time before `now` needs a
 * reason; what is there already and equal needs none and meets no objection.
 */
export function planShifts(
  wanted: readonly WantedShift[],
  state: RosterState,
  options: { now: Date; reason?: string | undefined },
): ShiftPlan {
  const { candidates, objections } = matchShifts(wanted, state.shifts);
  const equal = candidates.filter(({ wanted, before }) => before !== undefined && sameShift(before, wanted));
  const different = candidates.filter(({ wanted, before }) => before === undefined || !sameShift(before, wanted));
  objections.push(
    ...different.flatMap((candidate) => [...judgeAlone(candidate, state, options)]),
    ...overlaps(equal, different, state.shifts),
  );
  const plan: ShiftPlan = { added: [], changed: [], unchanged: equal.length, objections };
  for (const { wanted, before } of different) {
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
    const before = shift.shiftId === undefined ? byKey.get(key) : byId.get(shift.shiftId);
    candidates.push({ index, wanted: shift, before });
  });
  return { candidates, objections };
}

function* judgeAlone(
  { index, wanted, before }: Candidate,
  { officers, dutyTypes }: RosterState,
  { now, reason }: { now: Date; reason?: string | undefined },
): Iterable<ShiftObjection> {
  const officer = officers.get(wanted.badgeNo);
  if (!officer) yield { index, kind: 'unknown_officer' };
  const leftOn = officer?.leftOn ?? null;
  if (leftOn !== null && localDateOf(wanted.startsAt) >= leftOn) yield { index, kind: 'officer_left', leftOn };

  const dutyType = dutyTypes.get(wanted.dutyType);
  if (!dutyType) yield { index, kind: 'unknown_duty_type' };
  else if (dutyType.retired && before?.dutyType !== wanted.dutyType) yield { index, kind: 'duty_type_retired' };

  if (!hasLength(wanted)) yield { index, kind: 'shift_length' };
  const begins = Math.min(wanted.startsAt.getTime(), before?.startsAt.getTime() ?? Number.POSITIVE_INFINITY);
  if (begins < now.getTime() && reason === undefined) yield { index, kind: 'reason_required' };
}

/** Each officer's time as it would be: what stands, but for what is replaced, then the wanted shifts one after another. */
function overlaps(
  equal: readonly Candidate[],
  different: readonly Candidate[],
  standing: readonly StandingShift[],
): ShiftObjection[] {
  type Entry = { startsAt: Date; endsAt: Date } & ({ standing: StandingShift } | { index: number });
  const times = new Map<string, Entry[]>();
  const timesOf = (badgeNo: string) => {
    const known = times.get(badgeNo) ?? [];
    times.set(badgeNo, known);
    return known;
  };
  const replaced = new Set([...equal, ...different].map(({ before }) => before));
  const inOrder = (one: Shift, other: Shift) => one.startsAt.getTime() - other.startsAt.getTime();
  for (const shift of standing.filter((shift) => !replaced.has(shift)).sort(inOrder)) {
    insertDisjoint(timesOf(shift.badgeNo), { startsAt: shift.startsAt, endsAt: shift.endsAt, standing: shift });
  }
  const objections: ShiftObjection[] = [];
  for (const { index, wanted } of [...equal, ...different]) {
    if (!hasLength(wanted)) continue;
    const { startsAt, endsAt } = wanted;
    const other = insertDisjoint<Entry>(timesOf(wanted.badgeNo), { startsAt, endsAt, index });
    if (!other) continue;
    objections.push(
      'standing' in other
        ? { index, kind: 'shift_overlap', other: other.standing }
        : { index, kind: 'shift_overlap_in_list', otherIndex: other.index },
    );
  }
  return objections;
}

function hasLength({ startsAt, endsAt }: Shift): boolean {
  const lengthMs = endsAt.getTime() - startsAt.getTime();
  return lengthMs > 0 && lengthMs <= longestShiftMs;
}

function keyOf({ badgeNo, startsAt }: Shift): string {
  return `${badgeNo} ${startsAt.getTime()}`;
}

function sameShift(one: Shift, other: Shift): boolean {
  return (
    keyOf(one) === keyOf(other) &&
    one.endsAt.getTime() === other.endsAt.getTime() &&
    one.dutyType === other.dutyType &&
    one.post === other.post
  );
}
