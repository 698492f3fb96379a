import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { postgresErrors } from './postgres-errors.ts';
import { guardName } from './postmaster-guard.ts';
import { isAlive, parentCommandLine, postgresProcessesIn } from './process-table.ts';

/**
 * Frees a data folder from what an earlier run left in it.
 *
 * - A postmaster with a guard belongs to a program that runs, or that just died: it has 5 s to end, else the folder is in use.
 * - One without a guard is an orphan (both were killed with -9, Postgres wasn't): fast shutdown, then immediate, then kill.
 * - Back ends without a postmaster see its end by themselves; the kill is for one that is busy computing.
 * - A lock file whose process number now belongs to a stranger would make Postgres refuse: it is removed.
 */
export async function stopLeftoverPostmaster(dataFolder: string, log?: Log): Promise<void> {
  const lockFile = join(dataFolder, 'postmaster.pid');
  const lock = await readFile(lockFile, 'utf8').catch(() => undefined);
  const pid = lock === undefined ? undefined : Number.parseInt(lock, 10);
  const left = () => postgresProcessesIn(dataFolder, pid);
  const gone = async (patienceMs: number): Promise<boolean> => {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(25)) {
      if ((await left()).length === 0) return true;
    }
    return false;
  };

  const found = await left();
  if (pid !== undefined && found.includes(pid)) {
    if ((await parentCommandLine(pid)).includes(guardName)) {
      if (await gone(5_000)) return;
      throw postgresErrors.folderInUse(dataFolder, pid);
    }
    log?.warn({ pid }, 'orphaned postgres found, stopping it');
    signal(pid, 'SIGINT');
    if (await gone(10_000)) return;
    signal(pid, 'SIGQUIT');
  }
  if (found.length > 0 && !(await gone(5_000))) {
    for (const process of await left()) signal(process, 'SIGKILL');
    await gone(5_000);
  }
  if (pid !== undefined && !found.includes(pid) && isAlive(pid)) await rm(lockFile, { force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
