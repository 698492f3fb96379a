import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { formatLeave } from './format-leave.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-25T00:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

const leave = (from: string, to: string) => ({
  startsAt: new Date(`${from}:00+08:00`).toISOString(),
  endsAt: new Date(`${to}:00+08:00`).toISOString(),
});
const said = (from: string, to: string) => [formatLeave(leave(from, to), 'zh'), formatLeave(leave(from, to), 'en')];

test('whole days are said as such, the last one included', () => {
  expect(said('2026-11-24T00:00', '2026-11-26T00:00')).toEqual(['11月24日–25日 · 2 天', '24–25 Nov · 2 days']);
  expect(said('2026-11-24T00:00', '2026-11-25T00:00')).toEqual(['11月24日 · 1 天', '24 Nov · 1 day']);
  expect(said('2026-11-30T00:00', '2026-12-03T00:00')).toEqual([
    '11月30日 – 12月2日 · 3 天',
    '30 Nov – 2 Dec · 3 days',
  ]);
});

test('other leave is said to the minute', () => {
  expect(said('2026-11-24T08:00', '2026-11-24T12:00')).toEqual([
    '11月24日 08:00–12:00 · 4 小时',
    '24 Nov 08:00–12:00 · 4 h',
  ]);
  expect(said('2026-11-24T08:00', '2026-11-26T00:00')[0]).toBe('11月24日 08:00 – 11月26日 00:00 · 40 小时');
});
