import type { Shift, StandingShift } from './shift.ts';

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
