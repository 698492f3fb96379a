import { localDateOf, startOfLocalDate, weekdayOf } from './local-date.ts';

/** Local times, `22:00`; weekdays from 1 (Monday). One that ends earlier than it begins ends the next day. */
interface UploadWindow {
  weekdays: readonly number[];
  from: string;
  until: string;
}

const minuteMs = 60_000;
const minutesOfDay = 1440;
const minutesOfWeek = 7 * minutesOfDay;

/**
 * Whether a station with these windows may upload at this instant, and when that changes; null: never.
 * Without windows, and where they leave no minute out, it always may.
 */
export function uploadWindowAt(windows: readonly UploadWindow[], now: Date): { open: boolean; changesAt: Date | null } {
  if (windows.length === 0) return { open: true, changesAt: null };
  const mayUpload = minutesThatAreOpen(windows);
  const midnight = startOfLocalDate(localDateOf(now)).getTime();
  const sinceMidnight = Math.floor((now.getTime() - midnight) / minuteMs);
  const minute = (weekdayOf(localDateOf(now)) - 1) * minutesOfDay + sinceMidnight;
  const open = mayUpload[minute] === true;
  for (let later = 1; later < minutesOfWeek; later += 1) {
    if (mayUpload[(minute + later) % minutesOfWeek] === open) continue;
    return { open, changesAt: new Date(midnight + (sinceMidnight + later) * minuteMs) };
  }
  return { open, changesAt: null };
}

/** For each minute of the week, from Monday 00:00 on. */
function minutesThatAreOpen(windows: readonly UploadWindow[]): boolean[] {
  const open = Array.from({ length: minutesOfWeek }, () => false);
  for (const { weekdays, from, until } of windows) {
    const begins = minuteOf(from);
    const ends = minuteOf(until);
    const length = ends > begins ? ends - begins : ends - begins + minutesOfDay;
    for (const weekday of weekdays) {
      const first = (weekday - 1) * minutesOfDay + begins;
      for (let minute = first; minute < first + length; minute += 1) open[minute % minutesOfWeek] = true;
    }
  }
  return open;
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
