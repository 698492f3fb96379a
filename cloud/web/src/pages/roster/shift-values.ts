import type { NewShift } from '@rollcall/shared/http/shifts';

/** What the form of a shift holds. */
export type ShiftValues = Required<Omit<NewShift, 'reason'>> & Pick<NewShift, 'reason'>;

/** As HQ takes it: an empty reason is none. */
export function toNewShift({ reason, ...shift }: ShiftValues): NewShift {
  return reason?.trim() ? { ...shift, reason } : shift;
}
