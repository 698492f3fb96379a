import type { ShiftCoverage } from '@rollcall/shared/http/coverage';

/**
 * Of the shifts that touch a date those whose time counts on it: that begin on it. Whoever has but one that was carried over keeps
 * it, and `countsOn` is its date.
 */
export function countedShifts<Shift extends Pick<ShiftCoverage, 'dutyDate'>>(
  shifts: readonly Shift[],
  date: string,
): { shifts: readonly Shift[]; countsOn: string | undefined } {
  const own = shifts.filter(({ dutyDate }) => dutyDate === date);
  return own.length > 0 ? { shifts: own, countsOn: undefined } : { shifts, countsOn: shifts[0]?.dutyDate };
}
