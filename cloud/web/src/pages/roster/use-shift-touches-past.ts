import { Form, type FormInstance } from 'antd';
import { type ShiftValues, toNewShift } from './shift-values.ts';
import { touchesPast } from './touches-past.ts';

/** Whether what the form holds changes time that has passed. */
export function useShiftTouchesPast(form: FormInstance<ShiftValues>, before: ShiftValues | undefined): boolean {
  const values = Form.useWatch([], form) as Partial<ShiftValues> | undefined;
  if (!values) return false;
  const rest = ({ endsAt: _, reason: __, ...others }: Partial<ShiftValues>) =>
    JSON.stringify(toNewShift({ ...others, endsAt: '' } as ShiftValues));
  return touchesPast(before, values, before !== undefined && rest(before) === rest({ ...before, ...values }));
}
