import { type ChildProcess, spawn } from 'node:child_process';
import type { PostgresAccount } from './postgres-account.ts';
import { postgresEnvironment } from './run-command.ts';

/** Arguments 0 and 1 of the guard, by which a later start sees whose postmaster it has found. */
export const guardName = 'rollcall-postgres-guard';

/**
 * Runs "$@", less the first, and asks it to stop (SIGINT: Postgres' fast shutdown) when descriptor 3, a pipe from us, ends: by `stop`, or
 * because we died, however that happened. Runs in a session of its own, so Ctrl-C in the terminal reaches us alone and
 * Postgres stops last. A trapped signal interrupts `wait`, hence the loop.
 */
const guardScript = `
shift
trap '' QUIT
trap 'kill -INT "$postmaster"' HUP INT TERM
"$@" 3<&- &
postmaster=$!
{ read -r _ <&3; kill -INT "$postmaster"; } 2>/dev/null &
watcher=$!
wait "$postmaster"; status=$?
while kill -0 "$postmaster" 2>/dev/null; do wait "$postmaster"; status=$?; done
kill "$watcher" 2>/dev/null
exit "$status"
`;

const stopPatienceMs = 20_000;

export interface PostmasterGuard {
  /** Settles when Postgres and its guard have ended, with the exit code. */
  exited: Promise<number | null>;
  hasExited(): boolean;
  /** Fast shutdown; after 20 s an immediate one, which the next start recovers from. */
  stop(): Promise<void>;
}

/** Starts Postgres under the guard. `logFd` takes its output. */
export function spawnPostmaster(
  command: string[],
  options: { cwd: string; account: PostgresAccount | undefined; logFd: number },
): PostmasterGuard {
  const child: ChildProcess = spawn('/bin/sh', ['-c', guardScript, guardName, String(process.pid), ...command], {
    ...options.account,
    cwd: options.cwd,
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', options.logFd, options.logFd, 'pipe'],
  });
  let ended = false;
  const exited = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('exit', (code) => resolve(code));
  }).finally(() => {
    ended = true;
    // When the guard alone was killed, its watcher and Postgres are left: the watcher stops Postgres at the end of the pipe.
    lifeline?.destroy();
  });
  const lifeline = child.stdio[3];
  lifeline?.on('error', () => {}); // The guard ended first: `exited` says so.

  return {
    exited,
    hasExited: () => ended,
    async stop() {
      lifeline?.destroy();
      const impatience = setTimeout(() => {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGQUIT');
      }, stopPatienceMs);
      await exited;
      clearTimeout(impatience);
    },
  };
}
