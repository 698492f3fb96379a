import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatAge, formatDuration, formatLength, formatRoughly } from './format-duration.ts';
import { formatPerson } from './format-person.ts';
import { formatSize } from './format-size.ts';
import { formatDate, formatDayTime, formatFull, formatSeconds, formatTime } from './format-time.ts';

const hour = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-12-31T15:59:59Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('times are those of Shanghai, in 24 hours', () => {
  expect(formatTime('2026-11-24T00:30:00Z')).toBe('08:30');
  expect(formatTime('2026-11-24T16:05:00Z')).toBe('00:05');
  expect(formatSeconds('2026-11-24T00:30:12Z')).toBe('08:30:12');
  expect(formatFull('2026-11-24T16:00:00Z')).toBe('2026-11-25 00:00:00');
});

test('dates are written as people say them', () => {
  expect(formatDate('2026-11-24T00:30:00Z', 'zh')).toBe('11月24日 周二');
  expect(formatDate('2026-11-24T16:30:00Z', 'en')).toBe('Wed 25 Nov');
  expect(formatDayTime('2026-11-24T00:30:00Z', 'zh')).toBe('11月24日 08:30');
  expect(formatDayTime('2026-11-24T00:30:00Z', 'en')).toBe('24 Nov 08:30');
});

test('dates of another year say which', () => {
  expect(formatDate('2025-11-24T00:30:00Z', 'zh')).toBe('2025年11月24日 周一');
  expect(formatDate('2025-11-24T00:30:00Z', 'en')).toBe('Mon 24 Nov 2025');
  vi.setSystemTime('2026-12-31T16:00:00Z');
  expect(formatDayTime('2026-12-31T15:59:00Z', 'zh')).toBe('2026年12月31日 23:59');
  expect(formatDayTime('2026-12-31T16:00:00Z', 'en')).toBe('1 Jan 00:00');
});

test('durations say hours, minutes and seconds, and leave out what is zero', () => {
  expect(formatDuration(3 * hour + 12 * 60_000, 'zh')).toBe('3 小时 12 分');
  expect(formatDuration(3 * hour + 12 * 60_000, 'en')).toBe('3 h 12 min');
  expect(formatDuration(2 * hour, 'en')).toBe('2 h');
  expect(formatDuration(59_999, 'en')).toBe('59 s');
  expect(formatDuration(3 * hour + 12 * 60_000 + 5999, 'zh')).toBe('3 小时 12 分 5 秒');
  expect(formatDuration(hour + 5000, 'en')).toBe('1 h 5 s');
  expect([formatDuration(0, 'en'), formatDuration(400, 'en')]).toEqual(['0 min', '0 s']);
  expect([59_000, 3 * 60_000 + 59_000].map((ms) => formatRoughly(ms, 'en'))).toEqual(['59 s', '3 min']);
  expect(formatLength(8 * 60_000 + 12_400)).toBe('00:08:12');
  expect(formatAge(185_000, 'zh')).toBe('3 分前');
  expect(formatAge(1000, 'en')).toBe('just now');
});

test('durations add up in words: the parts of a sum to the sum', () => {
  const read = (words: string) =>
    [...words.matchAll(/(\d+) (h|min|s)/g)].reduce(
      (sum, [, number, unit]) => sum + Number(number) * { h: 3600, min: 60, s: 1 }[unit as 'h' | 'min' | 's'],
      0,
    );
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200_000 }), { maxLength: 20 }), (parts) => {
      const sum = parts.reduce((seconds, part) => seconds + part, 0);
      const shown = parts.map((seconds) => read(formatDuration(seconds * 1000, 'en')));
      expect(shown.reduce((seconds, part) => seconds + part, 0)).toBe(read(formatDuration(sum * 1000, 'en')));
    }),
  );
});

test('sizes count by 1024', () => {
  expect([formatSize(0), formatSize(512), formatSize(5 * 2 ** 20), formatSize(1.5 * 2 ** 30)]).toEqual([
    '0 B',
    '512 B',
    '5.0 MB',
    '1.5 GB',
  ]);
});

test('a badge comes before its name', () => {
  expect(formatPerson({ badgeNo: '012345', name: '王强' })).toBe('012345 王强');
});
