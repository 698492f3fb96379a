import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { type Calendar, workingDayAfter } from '../../roster/calendar/working-days.ts';

/** The last local date after which so many whole working days lie before the day of the cut-off. */
export function seenUntilOf(cutOff: Date, workingDays: number, calendar: Calendar): string {
  const today = localDateOf(cutOff);
  if (workingDays === 0) return today;
  let day = addDays(today, -1);
  while (workingDayAfter(day, workingDays, calendar) >= today) day = addDays(day, -1);
  return day;
}
