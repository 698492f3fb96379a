import { expect, test } from 'vitest';
import { createDiskGuard } from './disk-guard.ts';

test('an episode is told once and ends only when the file that began it would fit', () => {
  const guard = createDiskGuard(100);
  expect([
    guard.check(1000, 900),
    guard.check(999, 900),
    guard.check(999, 950),
    guard.check(999, 10),
    guard.check(999, 900),
    guard.check(1000, 10),
    guard.check(999, 900),
  ]).toEqual(['room', 'low_first_time', 'low_still', 'room', 'low_still', 'room', 'low_first_time']);
});
