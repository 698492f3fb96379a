import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockLength, lengthBetween } from './lengths.ts';

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });

/** What people read in a column of numbers. */
function read(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

test('however time is divided, what is shown of the parts adds up to what is shown of the whole', () => {
  fc.assert(
    fc.property(fc.array(moment, { minLength: 2, maxLength: 30 }), (moments) => {
      const times = moments.toSorted((one, other) => one - other);
      const parts = times.slice(1).map((to, index) => lengthBetween(times[index] ?? to, to));
      const whole = lengthBetween(times[0] ?? 0, times.at(-1) ?? 0);
      const sum = parts.reduce((ms, part) => ms + read(clockLength(part)), 0);
      expect(sum).toBe(read(clockLength(whole)));
    }),
  );
});

test('what is shown of any lengths adds up to what is shown of their sum, in any grouping', () => {
  const groups = fc.array(fc.array(fc.tuple(moment, fc.integer({ min: 0, max: 172_800_000 })), { maxLength: 8 }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(groups, (lengths) => {
      const sums = lengths.map((group) => group.reduce((ms, [from, long]) => ms + lengthBetween(from, from + long), 0));
      const whole = sums.reduce((ms, sum) => ms + sum, 0);
      expect(sums.reduce((seconds, sum) => seconds + read(clockLength(sum)), 0)).toBe(read(clockLength(whole)));
    }),
  );
});

test('a length is at most a second off', () => {
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      expect(Math.abs(lengthBetween(from, to) - (to - from))).toBeLessThan(1000);
    }),
  );
});

test('a column of numbers shows hours, minutes and seconds', () => {
  expect([0, 40_999, 3_600_000, 104 * 3_600_000 + 12 * 60_000 + 33_000].map(clockLength)).toEqual([
    '0:00:00',
    '0:00:40',
    '1:00:00',
    '104:12:33',
  ]);
});
