import type { Shift, StandingShift } from './shift.ts';

type LeftOut = 'breaks' | 'campaignId' | 'plannedRecorderSerial';

/**
 * A shift as somebody wants it. `shiftId`: the standing shift that becomes this one; null: it is new; left out: the one of the
 * same officer and start, if there is. What else is left out stays as it is there; a new shift has none of it.
 */
export interface WantedShift extends Omit<Shift, LeftOut> {
  shiftId?: string | null | undefined;
  breaks?: Shift['breaks'] | undefined;
  campaignId?: string | null | undefined;
  plannedRecorderSerial?: string | null | undefined;
}

/** What it comes to, beside what stands there. */
export function completeShift(wanted: WantedShift, before: StandingShift | undefined): Shift {
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
