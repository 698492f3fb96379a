import { expect, test } from 'vitest';
import { seenUntilOf } from './seen-until.ts';

const friday = new Date('2026-11-27T08:00:00+08:00');
const plain = new Map();

test.each([
  [0, '2026-11-27'],
  [1, '2026-11-25'],
  [3, '2026-11-23'],
  [4, '2026-11-22'],
  [5, '2026-11-19'],
])('%i whole working days before a Friday: seen until %s', (workingDays, day) => {
  expect(seenUntilOf(friday, workingDays, plain)).toBe(day);
});

test('holidays are no working days, and make-up days are', () => {
  expect(seenUntilOf(friday, 3, new Map([['2026-11-25', 'holiday']]))).toBe('2026-11-22');
  expect(seenUntilOf(friday, 4, new Map([['2026-11-22', 'make_up']]))).toBe('2026-11-22');
  expect(seenUntilOf(friday, 5, new Map([['2026-11-22', 'make_up']]))).toBe('2026-11-21');
});

test('the day of the cut-off is the brigade’s', () => {
  expect(seenUntilOf(new Date('2026-11-26T23:59:00Z'), 3, plain)).toBe('2026-11-23');
  expect(seenUntilOf(new Date('2026-11-26T15:59:00Z'), 3, plain)).toBe('2026-11-22');
});
