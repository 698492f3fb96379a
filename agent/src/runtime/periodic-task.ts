import { createBackoff } from '@rollcall/node/backoff';
import type { Logger } from '@rollcall/node/logger';
import { createPeriodicTask as createTask, type PeriodicTask } from '@rollcall/node/periodic-task';

export type { PeriodicTask };

/** A task of a station: after an error it waits longer each time, up to a minute, and never gives up. */
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
  const task: PeriodicTask = createTask({
    intervalMs,
    run,
    backoff: createBackoff({ baseMs: Math.max(intervalMs, 500), capMs: 60_000 }),
    onError: (err, { waitMs }) =>
      log.warn(
        { err, task: name, waitMs, sinceProgressMs: task.sinceProgressMs() },
        'task failed and will be repeated',
      ),
  });
  return task;
}
