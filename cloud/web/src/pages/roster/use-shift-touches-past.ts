import { firstTouched, shiftEntry } from '@rollcall/shared/rules/first-touched';
import { Form, type FormInstance } from 'antd';
import { type ShiftValues, toNewShift } from './shift-values.ts';

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
