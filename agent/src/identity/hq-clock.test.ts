import { expect, test } from 'vitest';
import { createHqClock } from './hq-clock.ts';

test('follows HQ by the monotonic clock, whatever the wall clock does', () => {
  let wallMs = 0;
  let monotonicMs = 1000;
  const clock = { wall: () => new Date(wallMs), monotonicMs: () => monotonicMs, bootId: 'boot' };
  const hqClock = createHqClock(clock);
  expect(hqClock.now().getTime()).toBe(0);
  hqClock.observe('Wed, 25 Nov 2026 00:00:00 GMT');
  wallMs = 999_999_999;
  monotonicMs += 61_000;
  expect(hqClock.now().toISOString()).toBe('2026-11-25T00:01:01.000Z');
  hqClock.observe('no date');
  hqClock.observe(null);
  expect(hqClock.now().toISOString()).toBe('2026-11-25T00:01:01.000Z');
});
