import { execFile } from 'node:child_process';
import type { Logger } from 'pino';

/** The service manager that started this process. */
export type ServiceManager = {
  /** So often it wants to hear that the work gets on; undefined: it doesn't ask. */
  readonly watchdogMs: number | undefined;
  /** Tells it assignments of the sd_notify protocol, one after the other. Never rejects. */
  tell(assignments: readonly string[]): Promise<void>;
};

/** Well below systemd's own patience, and far more than a loaded machine needs to start a command. */
const timeoutMs = 10_000;

/**
 * systemd, where it listens. It is told by its own command: Node opens no datagram socket of the file system. The command waits
 * until systemd has read it, so that systemd still knows whose word it is; that needs `NotifyAccess=all` in the unit.
 * @returns undefined when nobody listens
 */
export function findServiceManager({
  env,
  pid,
  log,
}: {
  /** Its `NOTIFY_SOCKET` and what else systemd set. */
  env: Readonly<Record<string, string | undefined>>;
  pid: number;
  log: Logger;
}): ServiceManager | undefined {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: watchdogUs, WATCHDOG_PID: watchdogPid } = env;
  if (!socket) return undefined;
  const isAsked = watchdogPid === undefined || Number(watchdogPid) === pid;
  const watchdogMs = isAsked ? Math.floor(Number(watchdogUs ?? 0) / 1000) : 0;
  let last: Promise<void> = Promise.resolve();

  const run = (assignments: readonly string[]) =>
    new Promise<void>((resolve) => {
      execFile('systemd-notify', [...assignments], { timeout: timeoutMs, env }, (error) => {
        if (error) log.warn({ err: error }, 'service manager could not be told how the agent is');
        resolve();
      });
    });

  return {
    watchdogMs: watchdogMs > 0 ? watchdogMs : undefined,
    tell(assignments) {
      last = last.then(() => run(assignments));
      return last;
    },
  };
}
