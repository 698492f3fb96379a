import type { Logger } from 'pino';
import { createBackoff } from './backoff.ts';
import { createWakeUp } from './wake-up.ts';

export type PeriodicTask = {
  /** Runs at once, then every `intervalMs`, until the signal ends it. */
  start(signal: AbortSignal): void;
  /** One run now, after the present one; rejects with its error. What tests call. */
  runOnce(): Promise<void>;
  /** Runs as soon as possible instead of waiting for the interval. */
  wake(): void;
  /** Resolves when, after the signal, the last run ended. */
  stopped(): Promise<void>;
  /** Milliseconds since a run last succeeded, or since creation. */
  sinceProgressMs(): number;
};

/** Work that repeats and never overlaps. After an error it waits longer each time, up to a minute, and never gives up. */
export function createPeriodicTask({
  name,
  intervalMs,
  run,
  log,
}: {
  name: string;
  intervalMs: number;
  run: (signal: AbortSignal) => Promise<void>;
  log: Logger;
}): PeriodicTask {
  const wakeUp = createWakeUp();
  const backoff = createBackoff({ baseMs: Math.max(intervalMs, 500), capMs: 60_000 });
  let signal = new AbortController().signal;
  let lastRun: Promise<void> = Promise.resolve();
  let loop: Promise<void> = Promise.resolve();
  let lastProgress = performance.now();

  function runOnce(): Promise<void> {
    const next = lastRun.then(async () => {
      await run(signal);
      lastProgress = performance.now();
    });
    lastRun = next.catch(() => {}); // The caller of this run gets its error; the next run starts afresh.
    return next;
  }

  async function repeat(): Promise<void> {
    while (!signal.aborted) {
      let waitMs = intervalMs;
      try {
        await runOnce();
        backoff.reset();
      } catch (error) {
        if (signal.aborted) return;
        waitMs = backoff.next();
        log.warn(
          { err: error, task: name, waitMs, sinceProgressMs: sinceProgressMs() },
          'task failed and will be repeated',
        );
      }
      await wakeUp.wait(waitMs, signal);
    }
  }

  function sinceProgressMs(): number {
    return Math.round(performance.now() - lastProgress);
  }

  return {
    start(stop) {
      signal = stop;
      loop = repeat();
    },
    runOnce,
    wake: wakeUp.wake,
    stopped: () => loop,
    sinceProgressMs,
  };
}
