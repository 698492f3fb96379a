import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spanOn, timeOn } from './time-on.ts';

const options = { date: '2026-11-25', language: 'zh' as const };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-26T04:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

test('a time of another date than the page says which', () => {
  expect(timeOn('2026-11-25T01:30:12Z', options)).toBe('09:30');
  expect(timeOn('2026-11-25T01:30:12Z', { ...options, seconds: true })).toBe('09:30:12');
  expect(timeOn('2026-11-24T15:59:00Z', options)).toBe('11月24日 23:59');
  expect(timeOn('2026-11-25T16:00:00Z', { ...options, language: 'en', seconds: true })).toBe('26 Nov 00:00:00');
});

test('the end of a stretch says its date when that is not the one of its start', () => {
  expect(spanOn('2026-11-25T01:30:00Z', '2026-11-25T02:00:00Z', options)).toBe('09:30–10:00');
  expect(spanOn('2026-11-25T17:25:00Z', '2026-11-25T18:07:00Z', options)).toBe('11月26日 01:25–02:07');
  expect(spanOn('2026-11-25T15:50:00Z', '2026-11-25T16:10:00Z', options)).toBe('23:50–11月26日 00:10');
  expect(spanOn('2026-11-24T15:50:00Z', '2026-11-24T16:10:00Z', options)).toBe('11月24日 23:50–11月25日 00:10');
});
