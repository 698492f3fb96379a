import { firstTouched, shiftEntry } from '@rollcall/shared/rules/first-touched';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { RosterState } from './roster-state.ts';
import { hasShiftLength, type Shift, type StandingShift } from './shift.ts';
import type { ShiftObjection } from './shift-objection.ts';

/** The objections to one shift that don't depend on other shifts. A field that doesn't change meets no objection. */
export function* judgeWantedShift(
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
