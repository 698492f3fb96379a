import type { DrawSchedule } from '@rollcall/shared/resources/draw-plans';
import { addDays, localDateOf, weekdayOf } from '@rollcall/shared/rules/local-date';

/** When a draw that is announced now closes: the next time of the schedule that lies far enough away (Asia/Shanghai). */
export function closingTime({ weekdays, time, leastMinutes }: DrawSchedule, announcedAt: Date): Date {
  const earliest = announcedAt.getTime() + leastMinutes * 60_000;
  for (let day = localDateOf(announcedAt); ; day = addDays(day, 1)) {
    const at = new Date(`${day}T${time}:00+08:00`);
    if (at.getTime() >= earliest && weekdays.includes(weekdayOf(day))) return at;
  }
}
