import { expect, it } from 'vitest';
import { nextMonday } from './next-monday.ts';

it.each([
  // A Monday's own session is planned already.
  ['2026-11-30T00:00:00+08:00', '2026-12-07'],
  ['2026-12-06T23:59:00+08:00', '2026-12-07'],
  ['2026-12-31T12:00:00+08:00', '2027-01-04'],
])('at %s it is %s', (now, day) => {
  expect(nextMonday(Date.parse(now))).toEqual({
    startsAt: new Date(`${day}T08:30:00+08:00`).toISOString(),
    endsAt: new Date(`${day}T09:30:00+08:00`).toISOString(),
  });
});
