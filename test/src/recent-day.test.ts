import { localDateOf } from '@rollcall/shared/local-date';
import { expect, test } from 'vitest';
import { recentDay } from './recent-day.ts';

const minuteMs = 60_000;

test.each(['00:00:00', '00:00:10', '00:04:59', '00:05:00', '00:07:00', '12:00:00', '23:59:59'])(
  'at %s there are five minutes of the date, and they are over',
  (time) => {
    const now = Date.parse(`2028-02-29T${time}+08:00`);
    const { date, start } = recentDay(now);
    expect(localDateOf(new Date(start))).toBe(date);
    expect(start + 5 * minuteMs).toBeLessThanOrEqual(now);
    expect(localDateOf(new Date(start + 5 * minuteMs - 1))).toBe(date);
  },
);
