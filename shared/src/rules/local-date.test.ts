import { expect, test } from 'vitest';
import {
  addDays,
  localDateOf,
  localIsoOf,
  localMinuteOf,
  localSecondOf,
  mondayOf,
  startOfLocalDate,
  weekdayOf,
} from './local-date.ts';

test('a local date begins at 16:00 UTC of the day before', () => {
  expect(startOfLocalDate('2026-11-25').toISOString()).toBe('2026-11-24T16:00:00.000Z');
  expect(localDateOf(new Date('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24');
  expect(localDateOf(new Date('2026-11-24T16:00:00.000Z'))).toBe('2026-11-25');
});

test('days are counted over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

test('a local time is told to the minute', () => {
  expect(localMinuteOf(new Date('2026-11-24T16:05:59.999Z'))).toBe('2026-11-25 00:05');
});

test('an instant is told so that it can be read back', () => {
  expect(localIsoOf(new Date('2026-11-24T16:05:59.999Z'))).toBe('2026-11-25T00:05:59.999+08:00');
  expect(localIsoOf(new Date('2026-11-24T16:05:59Z'))).toBe('2026-11-25T00:05:59+08:00');
});

test('weeks go from Monday to Sunday', () => {
  const week = Array.from({ length: 7 }, (_, day) => addDays('2029-12-31', day));
  expect(week.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(new Set(week.map(mondayOf))).toEqual(new Set(['2029-12-31']));
});

test('a verifier tells an instant to the second, with its offset', () => {
  expect(localSecondOf('2026-12-02T08:54:08.999999Z')).toBe('2026-12-02 16:54:08 +08:00');
  expect(localSecondOf(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01 00:00:00 +08:00');
});
