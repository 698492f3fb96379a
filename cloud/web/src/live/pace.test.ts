import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pace } from './pace.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('runs at once, then at most once in the interval, and never loses the last request', async () => {
  const runs: number[] = [];
  const { ask } = pace(async () => runs.push(Date.now()), 1000);
  const begin = Date.now();
  for (let request = 0; request < 50; request += 1) {
    ask();
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.advanceTimersByTimeAsync(5000);
  expect(runs.map((at) => at - begin)).toEqual([0, 1000, 2000, 3000]);
});

test('never runs twice at the same time, however long a run takes', async () => {
  let running = 0;
  let most = 0;
  let finished = 0;
  const slow = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    running -= 1;
    finished += 1;
  };
  const { ask } = pace(slow, 1000);
  for (let request = 0; request < 20; request += 1) {
    ask();
    await vi.advanceTimersByTimeAsync(500);
  }
  await vi.advanceTimersByTimeAsync(10_000);
  expect(most).toBe(1);
  expect(finished).toBe(5);
});

test('goes on after a run that failed', async () => {
  let runs = 0;
  const { ask } = pace(async () => {
    runs += 1;
    throw new Error('HQ is away');
  }, 1000);
  ask();
  ask();
  await vi.advanceTimersByTimeAsync(1000);
  expect(runs).toBe(2);
});

test('runs no more once stopped', async () => {
  let runs = 0;
  const { ask, stop } = pace(async () => {
    runs += 1;
  }, 1000);
  ask();
  ask();
  stop();
  ask();
  await vi.advanceTimersByTimeAsync(5000);
  expect(runs).toBe(1);
});
