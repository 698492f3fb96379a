import { addDays, localDateOf } from '@rollcall/shared/local-date';
import type { DrawSchedule } from '@rollcall/shared/resources/draw-plans';

/** So long stations have at least to commit. */
const leastMs = 60 * 60_000;

/** When a draw that is announced now closes: the next time of the schedule, an hour away or more (Asia/Shanghai). */
export function closingTime({ weekdays, time }: DrawSchedule, announcedAt: Date): Date {
  const earliest = announcedAt.getTime() + leastMs;
  for (let day = localDateOf(announcedAt); ; day = addDays(day, 1)) {
    const at = new Date(`${day}T${time}:00+08:00`);
    // 1 is Monday, 7 Sunday.
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
    if (at.getTime() >= earliest && weekdays.includes(weekday)) return at;
  }
}
