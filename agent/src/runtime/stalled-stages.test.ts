import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPeriodicTask } from './periodic-task.ts';
import { stalledStages } from './stalled-stages.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const log = pino({ level: 'silent' });
const minuteMs = 60_000;

test('a run that does not end stands still after ten minutes; one that fails does not', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const hanging = createPeriodicTask({ name: 'scan', intervalMs: minuteMs, run: () => promise, log });
  const failing = createPeriodicTask({
    name: 'logs',
    intervalMs: minuteMs,
    run: () => Promise.reject(new Error('full')),
    log,
  });
  const stalled = () =>
    stalledStages([
      { name: 'scan', task: hanging },
      { name: 'logs', task: failing },
    ]);
  vi.advanceTimersByTime(60 * minuteMs);
  expect(stalled()).toEqual([]);
  const run = hanging.runOnce();
  await expect(failing.runOnce()).rejects.toThrow('full');
  vi.advanceTimersByTime(10 * minuteMs);
  expect(stalled()).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(stalled()).toEqual(['scan']);
  resolve();
  await run;
  expect(stalled()).toEqual([]);
});
