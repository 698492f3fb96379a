import type { ShiftRow } from '@rollcall/shared/http/shifts';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { listed } from '../../http/export-columns.ts';

/** The breaks of a shift as an import takes them: `12:00-13:00、18:00-18:30`. */
export function writeBreaks({ breaks }: Pick<ShiftRow, 'breaks'>): string | null {
  const clock = (instant: string) => localMinuteOf(new Date(instant)).slice(11);
  return listed(breaks.map(({ startsAt, endsAt }) => `${clock(startsAt)}-${clock(endsAt)}`)) || null;
}
