import { localDateOf } from '@rollcall/shared/rules/local-date';

/**
 * The instant of a time of day, `08:30`, on the local date of `of`, which is now when left out. No time is the instant itself; so
 * is a time that names its minute.
 */
export function momentToday(time: string, of?: string): string {
  const moment = of === undefined ? new Date() : new Date(of);
  if (!/^\d\d:\d\d/.test(time)) return moment.toISOString();
  const picked = new Date(`${localDateOf(moment.getTime())}T${time.slice(0, 5)}:00+08:00`);
  const isThatMinute = Math.floor(picked.getTime() / 60_000) === Math.floor(moment.getTime() / 60_000);
  return (isThatMinute ? moment : picked).toISOString();
}
