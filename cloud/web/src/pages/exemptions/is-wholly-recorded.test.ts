import { expect, test } from 'vitest';
import { isWhollyRecorded } from './is-wholly-recorded.ts';

test.each([
  ['all of it is recorded', 3_600_000, 3_600_000, true],
  ['a second is missing', 3_600_000, 3_599_000, false],
  ['nothing is recorded', 3_600_000, 0, false],
  ['nothing had to be recorded', 0, 0, false],
])('time of which %s', (_what, requiredMs, recordedMs, wholly) => {
  expect(isWhollyRecorded({ requiredMs, recordedMs })).toBe(wholly);
});
