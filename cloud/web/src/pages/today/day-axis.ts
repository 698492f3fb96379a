import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { hoursWithin } from '../../strip/hours-within.ts';

const hourMs = 3_600_000;
const dayHours = 24;
const leastHours = 12;

/** The common time axis of a board, in milliseconds; whole hours within the day. */
export interface DayAxis {
  from: number;
  to: number;
}

/** As much of the day as its shifts need, at least twelve hours: an empty night takes no room. */
export function dayAxis({ date, units }: Pick<TodayResponse, 'date' | 'units'>): DayAxis {
  const start = startOfLocalDate(date).getTime();
  const shifts = units.flatMap(({ officers }) => officers.flatMap(({ shifts }) => shifts));
  if (shifts.length === 0) return { from: start, to: start + dayHours * hourMs };
  const hour = (instant: string, round: (hours: number) => number) =>
    Math.min(Math.max(round((Date.parse(instant) - start) / hourMs), 0), dayHours);
  const first = Math.min(...shifts.map(({ startsAt }) => hour(startsAt, Math.floor)));
  const last = Math.max(...shifts.map(({ endsAt }) => hour(endsAt, Math.ceil)));
  const from = Math.min(first, dayHours - leastHours);
  const to = Math.max(last, from + leastHours);
  return { from: start + from * hourMs, to: start + to * hourMs };
}

/** The hours that are written above the axis. */
export function labelledHours({ from, to }: DayAxis): number[] {
  return hoursWithin(from, to, to - from > 16 * hourMs ? 2 : 1);
}

/** Where an instant lies on the axis, in percent; outside of it below 0 or above 100. */
export function placeOf(axis: DayAxis, time: number): number {
  return ((time - axis.from) / (axis.to - axis.from)) * 100;
}
