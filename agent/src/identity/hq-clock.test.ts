import { expect, test } from 'vitest';
import { createHqClock } from './hq-clock.ts';

test('follows HQ by the monotonic clock, whatever the wall clock does', () => {
  let wallMs = 0;
  let monotonicMs = 1000;
  const clock = { wall: () => new Date(wallMs), monotonicMs: () => monotonicMs, bootId: 'boot' };
  const hqClock = createHqClock(clock);
  expect([hqClock.now().getTime(), hqClock.sinceHeardMs(), hqClock.aheadMs()]).toEqual([0, null, null]);
  hqClock.observe('Wed, 25 Nov 2026 00:00:00 GMT');
  expect([hqClock.sinceHeardMs(), hqClock.aheadMs()]).toEqual([0, Date.parse('2026-11-25T00:00:00Z')]);
  wallMs = 999_999_999;
  monotonicMs += 61_000;
  expect(hqClock.now().toISOString()).toBe('2026-11-25T00:01:01.000Z');
  expect(hqClock.sinceHeardMs()).toBe(61_000);
  hqClock.observe('no date');
  hqClock.observe(null);
  expect(hqClock.now().toISOString()).toBe('2026-11-25T00:01:01.000Z');
});
