import type { CalendarDayKind } from '@rollcall/shared/resources/calendar-days';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';

// Working days and the deadlines that are counted in them. A day is a local date (Asia/Shanghai), `2027-01-04`. Nothing here
// reads a clock or a table, so the same input gives the same deadline whenever it is computed.

/** The days that differ from their weekdays. */
export type Calendar = ReadonlyMap<string, CalendarDayKind>;

/** Approved leave: both days belong to it. */
export interface Pause {
  from: string;
  to: string;
}

interface Deadline {
  /** The last day on which it is in time; until its end, see `endOfDay`. */
  dueOn: string;
  /** The pauses are too long in sum: nobody is held to it any more. */
  notPursued: boolean;
}

/** With more days of pause than these, it isn't pursued. */
const longestPauseDays = 60;

export function isWorkingDay(day: string, calendar: Calendar): boolean {
  const kind = calendar.get(day);
  return kind === undefined ? !isWeekend(day) : kind === 'make_up';
}

export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** The n-th working day after a day, which itself doesn't count. */
export function workingDayAfter(day: string, n: number, calendar: Calendar): string {
  return countOn(day, n, (next) => isWorkingDay(next, calendar));
}

/** The instant at which a day is over; excluded, so what happens at it comes too late. */
export function endOfDay(day: string): Date {
  return startOfLocalDate(addDays(day, 1));
}

/**
 * Until when something is to be done that somebody was told. The day of telling doesn't count, whatever its hour; neither do days
 * of a pause. The sum of pauses counts each of their days once, working day or not, between the day of telling and the due day.
 */
export function deadlineOf({
  toldAt,
  workingDays,
  calendar,
  pauses,
}: {
  toldAt: Date;
  workingDays: number;
  calendar: Calendar;
  pauses: readonly Pause[];
}): Deadline {
  let pausedDays = 0;
  const dueOn = countOn(localDateOf(toldAt), workingDays, (day) => {
    const isPaused = pauses.some(({ from, to }) => from <= day && day <= to);
    if (isPaused) pausedDays++;
    return !isPaused && isWorkingDay(day, calendar);
  });
  return { dueOn, notPursued: pausedDays > longestPauseDays };
}

/** When to remind of it: the working day before. */
export function reminderOn(dueOn: string, calendar: Calendar): string {
  let day = addDays(dueOn, -1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, -1);
  return day;
}

/** What becomes of a running deadline when the calendar changes: it never moves back. */
export function lengthened(oldDueOn: string, newDueOn: string): string {
  return newDueOn > oldDueOn ? newDueOn : oldDueOn;
}

/** The n-th day after a day of those that count. @param counts asked once of each day, in order */
function countOn(day: string, n: number, counts: (day: string) => boolean): string {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} is no number of working days`);
  let last = day;
  for (let left = n; left > 0; ) {
    last = addDays(last, 1);
    if (counts(last)) left--;
  }
  return last;
}
