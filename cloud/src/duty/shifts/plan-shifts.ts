import { localDateOf } from '@rollcall/shared/rules/local-date';
import { firstTouched, shiftEntry } from '@rollcall/shared/rules/touches-past';
import { findOverlaps } from '../overlaps.ts';
import { hasShiftLength, type Shift, type StandingShift, sameShift } from './shift.ts';

/** Everything that a plan of shifts needs. */
export interface RosterState {
  /** Those that may be rostered, by badge number. */
  officers: ReadonlyMap<string, { leftOn: string | null }>;
  dutyTypes: ReadonlyMap<string, { retired: boolean }>;
  /** All campaigns. */
  campaigns: ReadonlyMap<string, { startsOn: string; endsOn: string | null }>;
  /** Those that are planned, by serial. */
  recorders: ReadonlyMap<string, { scrapped: boolean }>;
  /** The shifts of the officers concerned that aren't cancelled and touch the wanted times. */
  shifts: readonly StandingShift[];
}

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

type LeftOut = 'breaks' | 'campaignId' | 'plannedRecorderSerial';

/**
 * A shift to be saved. `shiftId`: the standing shift that becomes this one. Null: it is new. Left out: the shift of the same officer
 * and start, or a new one. Other fields that are left out keep their value; in a new shift they are empty.
 */
export interface WantedShift extends Omit<Shift, LeftOut> {
  shiftId?: string | null | undefined;
  breaks?: Shift['breaks'] | undefined;
  campaignId?: string | null | undefined;
  plannedRecorderSerial?: string | null | undefined;
}

/** The shift after the edit, from the wanted fields and those of the standing shift. */
function completeShift(wanted: WantedShift, before: StandingShift | undefined): Shift {
  const { badgeNo, startsAt, endsAt, dutyType, post } = wanted;
  const { breaks = before?.breaks ?? [], campaignId = before?.campaignId ?? null } = wanted;
  return {
    badgeNo,
    startsAt,
    endsAt,
    dutyType,
    post,
    breaks: breaks.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime()),
    campaignId,
    plannedRecorderSerial:
      wanted.plannedRecorderSerial === undefined
        ? (before?.plannedRecorderSerial ?? null)
        : wanted.plannedRecorderSerial,
  };
}

/** Why the wanted shift at `index` is not allowed. `otherIndex`: the wanted shift with which it collides. */
export type ShiftObjection = { index: number } & (
  | {
      kind:
        | 'unknown_officer'
        | 'unknown_duty_type'
        | 'duty_type_retired'
        | 'shift_length'
        | 'breaks_wrong'
        | 'unknown_campaign'
        | 'unknown_recorder'
        | 'recorder_scrapped'
        | 'reason_required';
    }
  | { kind: 'officer_left'; leftOn: string }
  | { kind: 'campaign_not_then'; campaign: { startsOn: string; endsOn: string | null } }
  | { kind: 'shift_twice' | 'shift_overlap_in_list'; otherIndex: number }
  | { kind: 'shift_overlap'; other: StandingShift }
);

/** The objections to one shift that don't depend on other shifts. A field that doesn't change meets no objection. */
function* judgeWantedShift(
  { index, wanted, before }: { index: number; wanted: Shift; before: StandingShift | undefined },
  state: RosterState,
  { now, reason }: { now: Date; reason?: string | undefined },
): Iterable<ShiftObjection> {
  const officer = state.officers.get(wanted.badgeNo);
  if (!officer) yield { index, kind: 'unknown_officer' };
  const leftOn = officer?.leftOn ?? null;
  if (leftOn !== null && localDateOf(wanted.startsAt) >= leftOn) yield { index, kind: 'officer_left', leftOn };

  const dutyType = state.dutyTypes.get(wanted.dutyType);
  if (!dutyType) yield { index, kind: 'unknown_duty_type' };
  else if (dutyType.retired && before?.dutyType !== wanted.dutyType) yield { index, kind: 'duty_type_retired' };

  if (!hasShiftLength(wanted)) yield { index, kind: 'shift_length' };
  else if (!breaksFit(wanted)) yield { index, kind: 'breaks_wrong' };

  yield* judgeCampaign(index, wanted, before, state);
  const { plannedRecorderSerial } = wanted;
  if (plannedRecorderSerial !== null && plannedRecorderSerial !== before?.plannedRecorderSerial) {
    const recorder = state.recorders.get(plannedRecorderSerial);
    if (!recorder) yield { index, kind: 'unknown_recorder' };
    else if (recorder.scrapped) yield { index, kind: 'recorder_scrapped' };
  }
  if (reason !== undefined) return;
  // The comparison ignores ids.
  const after = { ...wanted, shiftId: before?.shiftId ?? '' };
  const touched = firstTouched(before ? shiftEntry(before) : null, shiftEntry(after));
  if (touched < now.getTime()) yield { index, kind: 'reason_required' };
}

function* judgeCampaign(
  index: number,
  wanted: Shift,
  before: StandingShift | undefined,
  { campaigns }: RosterState,
): Iterable<ShiftObjection> {
  if (wanted.campaignId === null) return;
  const date = localDateOf(wanted.startsAt);
  if (before?.campaignId === wanted.campaignId && localDateOf(before.startsAt) === date) return;
  const campaign = campaigns.get(wanted.campaignId);
  if (!campaign) yield { index, kind: 'unknown_campaign' };
  else if (date < campaign.startsOn || (campaign.endsOn !== null && date > campaign.endsOn)) {
    yield { index, kind: 'campaign_not_then', campaign };
  }
}

/** They are in order of time. */
function breaksFit({ startsAt, endsAt, breaks }: Shift): boolean {
  return breaks.every((span, index) => {
    const from = breaks[index - 1]?.endsAt ?? startsAt;
    return span.startsAt >= from && span.endsAt > span.startsAt && span.endsAt <= endsAt;
  });
}
