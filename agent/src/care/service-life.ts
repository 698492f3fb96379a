import type { Logger } from 'pino';
import { createPeriodicTask } from '../runtime/periodic-task.ts';
import type { ServiceManager } from './service-manager.ts';

/** What the work is like now: in words, and whether it gets on. */
export type WorkNow = { text: string; getsOn: boolean };

/** The words are renewed so often where there is no watchdog. */
const statusIntervalMs = 60_000;
/** The watchdog is told so often in its time: two of three may be late. */
const perWatchdog = 3;

export type ServiceLife = ReturnType<typeof createServiceLife>;

/**
 * Tells the service manager that the agent is ready, how it is doing, and that it stops. The watchdog hears nothing while the work
 * stands still; an event loop that is blocked can't tell it anything anyway.
 * @param manager undefined: nobody listens
 * @param signal the agent ends
 */
export function createServiceLife({
  manager,
  log,
  signal,
}: {
  manager: ServiceManager | undefined;
  log: Logger;
  signal: AbortSignal;
}) {
  return {
    /** The work has begun: from now on it is looked at again and again. */
    ready(look: () => WorkNow): void {
      if (!manager) return;
      const { watchdogMs } = manager;
      createPeriodicTask({
        name: 'service manager',
        intervalMs: watchdogMs === undefined ? statusIntervalMs : watchdogMs / perWatchdog,
        async run() {
          const { text, getsOn } = look();
          await manager.tell(['READY=1', `STATUS=${text}`, ...(getsOn ? ['WATCHDOG=1'] : [])]);
        },
        log,
      }).start(signal);
    },
    /** @param withinMs how long the agent may take to stop until it cuts itself off */
    async stopping(withinMs: number): Promise<void> {
      await manager?.tell(['STOPPING=1', 'STATUS=stopping', `EXTEND_TIMEOUT_USEC=${withinMs * 1000}`, 'WATCHDOG=1']);
    },
  };
}
