import type { NewShift, ShiftRow } from '@rollcall/shared/resources/shifts';
import { firstTouched, shiftEntry } from '@rollcall/shared/rules/touches-past';
import { Form, type FormInstance } from 'antd';

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

/** Whether what the form holds changes time that has passed: HQ asks for a reason then, and for a second person. */
export function useShiftTouchesPast(form: FormInstance<ShiftValues>, before: ShiftValues | undefined): boolean {
  const values = Form.useWatch([], form) as Partial<ShiftValues> | undefined;
  if (!values?.startsAt) return false;
  const entryOf = (shift: ShiftValues) => {
    const { post, campaignId = null, plannedRecorderSerial = null, breaks = [], ...rest } = toNewShift(shift);
    return shiftEntry({ ...rest, post: post?.trim() ?? '', campaignId, plannedRecorderSerial, breaks });
  };
  // An end that isn't filled in yet changes nothing.
  const endsAt = values.endsAt || before?.endsAt || values.startsAt;
  const after = entryOf({ ...before, ...values, endsAt } as ShiftValues);
  return firstTouched(before ? entryOf(before) : null, after) < Date.now();
}
