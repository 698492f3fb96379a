/** China has one time, UTC+8, without summer time since 1991. */
export const localOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** The local date (Asia/Shanghai) of an instant, as `2026-11-24`. */
export function localDateOf(instant: Date | number): string {
  return new Date(Number(instant) + localOffsetMs).toISOString().slice(0, 10);
}

/** The instant at which a local date begins. */
export function startOfLocalDate(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - localOffsetMs);
}

/** The local date so many days later; negative: earlier. */
export function addDays(date: string, days: number): string {
  return localDateOf(new Date(startOfLocalDate(date).getTime() + days * dayMs));
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The Monday of the week that a local date lies in. */
export function mondayOf(date: string): string {
  return addDays(date, 1 - weekdayOf(date));
}

/** The month so many months later, as `2026-11`; negative: earlier. */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The local date and time (Asia/Shanghai) of an instant, to the minute, as `2026-11-24 08:30`. */
export function localMinuteOf(instant: Date): string {
  return new Date(instant.getTime() + localOffsetMs).toISOString().slice(0, 16).replace('T', ' ');
}

/** An instant in local time with its offset, as `2026-11-24T08:30:00+08:00`; commands take it back like that. */
export function localIsoOf(instant: Date): string {
  const local = new Date(instant.getTime() + localOffsetMs).toISOString();
  return `${local.slice(0, -1).replace('.000', '')}+08:00`;
}

/** An instant in local time to the second, with its offset so that nobody elsewhere is misled: `2026-12-02 16:54:08 +08:00`. */
export function localSecondOf(instant: Date | string): string {
  const local = new Date(new Date(instant).getTime() + localOffsetMs).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)} +08:00`;
}
