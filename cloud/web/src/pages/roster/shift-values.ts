import type { NewShift, ShiftRow } from '@rollcall/shared/http/shifts';

/** What the form of a shift holds. */
export type ShiftValues = Required<Omit<NewShift, 'reason' | 'breaks'>> &
  Pick<NewShift, 'reason'> & { breaks: { startsAt: string | null; endsAt: string | null }[] };

/** As HQ takes it: an empty reason is none, and so is a break of which nothing is filled in. */
export function toNewShift({ reason, breaks, campaignId, plannedRecorderSerial, ...shift }: ShiftValues): NewShift {
  return {
    ...shift,
    breaks: (breaks ?? []).flatMap(({ startsAt, endsAt }) => (startsAt && endsAt ? [{ startsAt, endsAt }] : [])),
    campaignId: campaignId ?? null,
    plannedRecorderSerial: plannedRecorderSerial || null,
    ...(reason?.trim() ? { reason } : {}),
  };
}

/** Of a shift on the roster, what the form holds. */
export function toShiftValues(shift: ShiftRow): ShiftValues {
  const { badgeNo, startsAt, endsAt, dutyType, post, breaks, campaignId, plannedRecorderSerial } = shift;
  return { badgeNo, startsAt, endsAt, dutyType, post, breaks, campaignId, plannedRecorderSerial };
}
