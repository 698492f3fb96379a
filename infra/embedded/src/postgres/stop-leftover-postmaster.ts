import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { postgresErrors } from './postgres-errors.ts';
import { guardName } from './postmaster-guard.ts';
import { isAlive, type ParentProcess, parentOf, postgresProcessesIn } from './process-table.ts';

/**
 * Frees a data folder from what an earlier run left in it.
 *
 * - A postmaster with a guard belongs to a program: the folder is in use, unless that has just died. Then it has 30 s to end.
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
    const guard = await parentOf(pid);
    if (guard?.commandLine.includes(guardName)) {
      if (!(await isOwned(guard)) && (await gone(30_000))) return;
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

/** The guard's parent is the program that it names; it gets another when that has died. */
async function isOwned(guard: ParentProcess): Promise<boolean> {
  const parent = await parentOf(guard.pid);
  return parent !== undefined && guard.commandLine.includes(`${guardName} ${parent.pid} `);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
