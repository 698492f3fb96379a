import { expect, test } from 'vitest';
import { createBackoff } from './backoff.ts';
import { createPeriodicTask } from './periodic-task.ts';
import { createWakeUp } from './wake-up.ts';

const onError = () => undefined;
const hour = 3_600_000;

test('runs never overlap, however they are asked for', async () => {
  let running = 0;
  let most = 0;
  const task = createPeriodicTask({
    intervalMs: hour,
    onError,
    async run() {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    },
  });
  const stop = new AbortController();
  task.start(stop.signal);
  await Promise.all([task.runOnce(), task.runOnce(), task.runOnce()]);
  stop.abort();
  await task.stopped();
  expect(most).toBe(1);
});

test('an error reaches who asked for the run, and the next run is not affected', async () => {
  let runs = 0;
  const task = createPeriodicTask({
    intervalMs: hour,
    onError,
    async run() {
      runs += 1;
      if (runs === 1) throw new Error('first');
    },
  });
  await expect(task.runOnce()).rejects.toThrow('first');
  await expect(task.runOnce()).resolves.toBeUndefined();
});

test('runs again at once when woken, also when woken during a run', async () => {
  const runs: number[] = [];
  const third = Promise.withResolvers<void>();
  const task = createPeriodicTask({
    intervalMs: hour,
    onError,
    async run() {
      runs.push(runs.length);
      if (runs.length === 3) third.resolve();
      else task.wake();
    },
  });
  const stop = new AbortController();
  task.start(stop.signal);
  await third.promise;
  stop.abort();
  await task.stopped();
  expect(runs).toEqual([0, 1, 2]);
});

test('backoff doubles up to its cap, spread over the whole span, and starts over after a success', () => {
  const top = createBackoff({ baseMs: 500, capMs: 60_000, random: () => 1 });
  expect(Array.from({ length: 9 }, () => top.next())).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000,
  ]);
  top.reset();
  expect(top.next()).toBe(500);
  const bottom = createBackoff({ baseMs: 500, capMs: 60_000, random: () => 0.1 });
  expect(bottom.next()).toBe(50);
});

test('a wake-up before its waiter is not lost, and wakes once', async () => {
  const wakeUp = createWakeUp();
  const { signal } = new AbortController();
  wakeUp.wake();
  expect(await wakeUp.wait(hour, signal)).toBe('woken');
  expect(await wakeUp.wait(1, signal)).toBe('elapsed');
  expect(await wakeUp.wait(hour, AbortSignal.abort())).toBe('aborted');
});
