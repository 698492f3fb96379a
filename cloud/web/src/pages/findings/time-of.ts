import type { FindingRow } from '@rollcall/shared/http/findings';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';

/** The time that a finding is about: its shift, or else its whole day. */
export function timeOf({
  shiftStartsAt,
  shiftEndsAt,
  dutyDate,
}: Pick<FindingRow, 'shiftStartsAt' | 'shiftEndsAt' | 'dutyDate'>): { from: string; to: string } {
  return {
    from: shiftStartsAt ?? startOfLocalDate(dutyDate).toISOString(),
    to: shiftEndsAt ?? startOfLocalDate(addDays(dutyDate, 1)).toISOString(),
  };
}
