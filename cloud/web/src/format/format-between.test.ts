import { expect, test } from 'vitest';
import { formatBetween, formatSpan } from './format-between.ts';

const stretch = (from: string, to: string) => ({ from: `2026-11-24T${from}Z`, to: `2026-11-24T${to}Z` });

test('how long a stretch lasts is what its times say, to the second', () => {
  const between = (from: string, to: string) => formatBetween(stretch(from, to), 'en');
  expect(between('11:36:20', '12:00:00')).toBe('23 min 40 s');
  expect(between('11:36:00.900', '12:00:59.100')).toBe('24 min 59 s');
  expect(between('11:36:50', '11:37:10')).toBe('20 s');
});

test('a stretch is shown with seconds only where they would be lost', () => {
  expect(formatSpan(stretch('01:04:00', '01:05:00.300'))).toBe('09:04–09:05');
  expect(formatSpan(stretch('01:04:00', '01:05:10'))).toBe('09:04:00–09:05:10');
});
