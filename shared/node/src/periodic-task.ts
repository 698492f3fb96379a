import type { Backoff } from './backoff.ts';
import { createWakeUp } from './wake-up.ts';

export type PeriodicTask = {
  /** Runs at once, then every `intervalMs`, until the signal ends it. */
  start(signal: AbortSignal): void;
  /** One run now, after the present one; rejects with its error. What tests call. */
  runOnce(): Promise<void>;
  /** Runs as soon as possible instead of waiting for the interval; once more when it is running. */
  wake(): void;
  /** Resolves when, after the signal, the last run ended. */
  stopped(): Promise<void>;
  /** Milliseconds since a run last succeeded, or since creation. */
  sinceProgressMs(): number;
  /** Milliseconds since the present run began; 0 between two runs. */
  runningForMs(): number;
};

/**
 * Work that repeats and never overlaps. An error never ends it.
 * @param backoff says how long to wait after an error, `intervalMs` otherwise
 * @param onError is told of an error of the repeated runs, and when the next run follows
 */
export function createPeriodicTask({
  intervalMs,
  run,
  backoff,
  onError,
}: {
  intervalMs: number;
  run: (signal: AbortSignal) => Promise<void>;
  backoff?: Backoff;
  onError: (error: unknown, next: { waitMs: number }) => void;
}): PeriodicTask {
  const wakeUp = createWakeUp();
  let signal = new AbortController().signal;
  let lastRun: Promise<void> = Promise.resolve();
  let loop: Promise<void> = Promise.resolve();
  let lastProgress = performance.now();
  let runSince: number | undefined;

  function runOnce(): Promise<void> {
    const next = lastRun.then(async () => {
      runSince = performance.now();
      try {
        await run(signal);
      } finally {
        runSince = undefined;
      }
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
        backoff?.reset();
      } catch (error) {
        if (signal.aborted) return;
        waitMs = backoff?.next() ?? intervalMs;
        onError(error, { waitMs });
      }
      await wakeUp.wait(waitMs, signal);
    }
  }

  return {
    start(stop) {
      signal = stop;
      loop = repeat();
    },
    runOnce,
    wake: wakeUp.wake,
    stopped: () => loop,
    sinceProgressMs: () => Math.round(performance.now() - lastProgress),
    runningForMs: () => (runSince === undefined ? 0 : Math.round(performance.now() - runSince)),
  };
}
