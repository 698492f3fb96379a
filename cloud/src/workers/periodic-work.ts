import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../errors/app-error.ts';

export interface PeriodicWork {
  start(): void;
  /** Does the work now, or once more when it is being done. */
  wake(): void;
  /** Aborts the work's signal and waits until it has returned. */
  stop(): Promise<void>;
  /** When the work last went through. */
  lastProgressAt(): Date | null;
  /** Why the last time failed, undefined when it didn't. Without secrets. */
  problem(): string | undefined;
}

/** Does some work now and then, never twice at once. The work reports its own failures: what it throws goes to `onError`. */
export function createPeriodicWork(options: {
  work: (signal: AbortSignal) => Promise<unknown>;
  intervalMs: number;
  now: () => Date;
  onError: (error: unknown) => void;
}): PeriodicWork {
  const stopping = new AbortController();
  let wake = new AbortController();
  let running: Promise<void> | undefined;
  let lastProgressAt: Date | null = null;
  let problem: string | undefined;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      wake = new AbortController();
      try {
        await options.work(stopping.signal);
        lastProgressAt = options.now();
        problem = undefined;
      } catch (error) {
        problem = error instanceof AppError ? error.code : 'internal';
        if (!stopping.signal.aborted) options.onError(error);
      }
      const signal = AbortSignal.any([stopping.signal, wake.signal]);
      // Rejects when it was woken or stopped, which is what it waits for.
      await delay(options.intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }

  return {
    start: () => {
      running ??= run();
    },
    wake: () => wake.abort(),
    stop: async () => {
      stopping.abort();
      await running;
    },
    lastProgressAt: () => lastProgressAt,
    problem: () => problem,
  };
}
