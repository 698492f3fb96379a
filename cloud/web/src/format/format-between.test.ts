import { expect, test } from 'vitest';
import { formatBetween } from './format-between.ts';

test('how long it is between two times agrees with their minutes, and is in seconds below a minute', () => {
  const between = (from: string, to: string) => formatBetween(`2026-11-24T${from}Z`, `2026-11-24T${to}Z`, 'en');
  expect(between('11:36:20', '12:00:00')).toBe('24 min');
  expect(between('11:36:00', '12:00:59')).toBe('24 min');
  expect(between('11:36:50', '11:37:10')).toBe('20 s');
});
