import type { FindingRow } from '@rollcall/shared/http/findings';
import { startOfDutyDate } from '../../format/duty-date.ts';

const dayMs = 86_400_000;

/** The time that a finding is about: its shift, or else its whole day. */
export function timeOf({
  shiftStartsAt,
  shiftEndsAt,
  dutyDate,
}: Pick<FindingRow, 'shiftStartsAt' | 'shiftEndsAt' | 'dutyDate'>): { from: string; to: string } {
  const day = startOfDutyDate(dutyDate);
  return {
    from: shiftStartsAt ?? new Date(day).toISOString(),
    to: shiftEndsAt ?? new Date(day + dayMs).toISOString(),
  };
}
