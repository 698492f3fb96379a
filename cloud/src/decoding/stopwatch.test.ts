import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStopwatch } from './stopwatch.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('elapses after the time in which it was not paused', () => {
  const onElapsed = vi.fn();
  const stopwatch = createStopwatch(1000, onElapsed);
  vi.advanceTimersByTime(600);
  stopwatch.pause();
  vi.advanceTimersByTime(60_000);
  stopwatch.resume();
  vi.advanceTimersByTime(399);
  expect(onElapsed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onElapsed).toHaveBeenCalledOnce();
});

test('runs again only when every pause is over', () => {
  const onElapsed = vi.fn();
  const stopwatch = createStopwatch(1000, onElapsed);
  stopwatch.pause();
  stopwatch.pause();
  stopwatch.resume();
  vi.advanceTimersByTime(5000);
  expect(onElapsed).not.toHaveBeenCalled();
  stopwatch.resume();
  vi.advanceTimersByTime(1000);
  expect(onElapsed).toHaveBeenCalledOnce();
});

test('leaves no timer behind once it was stopped, though a pause ends afterwards', () => {
  const stopwatch = createStopwatch(1000, () => undefined);
  stopwatch.pause();
  stopwatch.stop();
  stopwatch.resume();
  expect(vi.getTimerCount()).toBe(0);
});
