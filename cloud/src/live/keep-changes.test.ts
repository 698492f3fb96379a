import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepChanges } from './keep-changes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const of = (...unitCodes: string[]) => ({ topic: 'recordings' as const, unitCodes });

test('a change is kept for a minute, and what is kept says since when nothing is missing', () => {
  const changes = keepChanges();
  vi.advanceTimersByTime(10_000);
  changes.keep(of('A'));
  vi.advanceTimersByTime(60_000);
  expect(changes.kept()).toEqual({ keptMs: 70_000, messages: [{ message: of('A'), agoMs: 60_000 }] });
  vi.advanceTimersByTime(1);
  expect(changes.kept()).toEqual({ keptMs: 60_001, messages: [] });
});

test('before it began, nothing is known', () => {
  vi.advanceTimersByTime(30_000);
  expect(keepChanges().kept()).toEqual({ keptMs: 0, messages: [] });
});

test('equal changes are kept once, by the newest', () => {
  const changes = keepChanges();
  changes.keep(of('A'));
  changes.keep(of('B'));
  vi.advanceTimersByTime(40_000);
  changes.keep(of('A'));
  vi.advanceTimersByTime(30_000);
  expect(changes.kept()).toEqual({ keptMs: 70_000, messages: [{ message: of('A'), agoMs: 30_000 }] });
});

test('of more changes than fit, the oldest go, and nothing is claimed about the time before', () => {
  const changes = keepChanges({ most: 2 });
  vi.advanceTimersByTime(1000);
  for (const unitCode of ['A', 'B', 'C']) {
    changes.keep(of(unitCode));
    vi.advanceTimersByTime(1000);
  }
  expect(changes.kept()).toEqual({
    keptMs: 3000,
    messages: [
      { message: of('B'), agoMs: 2000 },
      { message: of('C'), agoMs: 1000 },
    ],
  });
});
