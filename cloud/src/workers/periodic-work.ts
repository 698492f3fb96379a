import { setTimeout as delay } from 'node:timers/promises';

export interface PeriodicWork {
  start(): void;
  /** Does the work now, or once more when it is being done. */
  wake(): void;
  /** Aborts the work's signal and waits until it has returned. */
  stop(): Promise<void>;
}

/** Does some work now and then, never twice at once. The work reports its own failures: what it throws goes to `onError`. */
export function createPeriodicWork(options: {
  work: (signal: AbortSignal) => Promise<unknown>;
  intervalMs: number;
  onError: (error: unknown) => void;
}): PeriodicWork {
  const stopping = new AbortController();
  let wake = new AbortController();
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      wake = new AbortController();
      try {
        await options.work(stopping.signal);
      } catch (error) {
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
  };
}
