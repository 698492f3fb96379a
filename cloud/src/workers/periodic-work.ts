import { createPeriodicTask } from '@rollcall/node/periodic-task';
import { AppError } from '../errors/app-error.ts';

export interface PeriodicWork {
  start(): void;
  /** Does the work now, or once more when it is being done. */
  wake(): void;
  /** Aborts the work's signal and waits until it has returned. */
  stop(): Promise<void>;
  /** When the work last went through. */
  lastProgressAt(): Date | null;
  /** When it last failed; null if it didn't since the start. */
  lastFailureAt(): Date | null;
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
  let started = false;
  let lastProgressAt: Date | null = null;
  let lastFailureAt: Date | null = null;
  let problem: string | undefined;
  const task = createPeriodicTask({
    intervalMs: options.intervalMs,
    async run(signal) {
      await options.work(signal);
      lastProgressAt = options.now();
      problem = undefined;
    },
    onError(error) {
      lastFailureAt = options.now();
      problem = error instanceof AppError ? error.code : 'internal';
      options.onError(error);
    },
  });
  return {
    start() {
      if (!started) task.start(stopping.signal);
      started = true;
    },
    wake: task.wake,
    async stop() {
      stopping.abort();
      await task.stopped();
    },
    lastProgressAt: () => lastProgressAt,
    lastFailureAt: () => lastFailureAt,
    problem: () => problem,
  };
}
