import { Form, type FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import type { ShiftValues } from './shift-values.ts';

/**
 * Who moves the start means the whole shift: its end and its breaks move along.
 * @returns fills in a start with the end and the breaks that belong to it, which don't move along with it
 */
export function useShiftMoves(form: FormInstance<ShiftValues>): (values: Partial<ShiftValues>) => void {
  const startsAt = Form.useWatch('startsAt', form);
  const last = useRef<string>(undefined);
  useEffect(() => {
    const before = last.current;
    last.current = startsAt;
    if (!before || !startsAt || before === startsAt) return;
    const byMs = Date.parse(startsAt) - Date.parse(before);
    const moved = (at: string | null | undefined) => (at ? new Date(Date.parse(at) + byMs).toISOString() : null);
    const { endsAt, breaks } = form.getFieldsValue(true) as Partial<ShiftValues>;
    if (endsAt) form.setFieldValue('endsAt', moved(endsAt));
    form.setFieldValue(
      'breaks',
      (breaks ?? []).map((span) => span && { startsAt: moved(span.startsAt), endsAt: moved(span.endsAt) }),
    );
  }, [form, startsAt]);
  return (values) => {
    last.current = values.startsAt;
    form.setFieldsValue(values);
  };
}
