import type { Logger } from '@rollcall/node/logger';
import { createPeriodicTask } from '@rollcall/node/periodic-task';
import type { BackupStatus } from '@rollcall/shared/http/backup-status';
import { BackupFailure } from './backup-failure.ts';
import { endInterrupted, selectLastRuns } from './backup-run-repository.ts';
import type { BackupDeps } from './make-backup.ts';
import { makeBackup } from './make-backup.ts';
import { clearScratch, type ProofDeps, proveBackup } from './prove-backup.ts';
import { readBackupStatus } from './read-backup-status.ts';
import { dueRun } from './schedule.ts';
import { withBackupLock } from './with-backup-lock.ts';

const lookEveryMs = 60_000;

/** What `rollcall backup serve` does: see what is due each minute, and do it. */
export interface BackupWorker {
  start(signal: AbortSignal): void;
  /** Does what is due now. What tests call. */
  runOnce(): Promise<void>;
  stopped(): Promise<void>;
  /** When it last looked and was done with what was due. */
  lastProgressAt(): Date | null;
  /** Codes of what people must look at; undefined when all is well. */
  problem(): string | undefined;
}

export function createBackupWorker(
  deps: Omit<BackupDeps & ProofDeps, 'say' | 'signal'> & { at: string; log: Logger },
): BackupWorker {
  const { db, now, at, log, settings, tool } = deps;
  let lastProgressAt: Date | null = null;
  let problem: string | undefined;
  let isFirst = true;

  async function look(signal: AbortSignal): Promise<void> {
    await withBackupLock(
      db,
      () => log.info('another backup is going on'),
      async () => {
        await endInterrupted(db, now());
        if (isFirst) {
          await tool.configure();
          await clearScratch(settings.scratchFolder);
        }
        isFirst = false;
        // A proof may be due right after the first backup.
        for (let run = await due(); run !== null && !signal.aborted; run = await due()) {
          const hasFailed = await doRun(run, signal);
          if (hasFailed) break;
        }
      },
    );
    lastProgressAt = now();
    problem = problemOf(await readBackupStatus(db, now()));
  }

  const due = async () => dueRun(await selectLastRuns(db), now(), at);

  /** @returns whether it failed; why stands in the table */
  async function doRun(kind: 'full' | 'incremental' | 'proof', signal: AbortSignal): Promise<boolean> {
    const run = { ...deps, signal, say: (step: string) => log.info({ kind, step }, 'backup step') };
    try {
      if (kind === 'proof') await proveBackup(run);
      else await makeBackup(run, { kind });
      return false;
    } catch (error) {
      if (!(error instanceof BackupFailure)) throw error;
      log.error({ kind, problem: error.problem, seen: error.seen, error: error.cause }, 'backup failed');
      return true;
    }
  }

  const task = createPeriodicTask({
    intervalMs: lookEveryMs,
    run: look,
    onError(error) {
      problem = 'internal';
      log.error({ error }, 'backup service failed');
    },
  });
  return {
    start: task.start,
    runOnce: task.runOnce,
    stopped: task.stopped,
    lastProgressAt: () => lastProgressAt,
    problem: () => problem,
  };
}

function problemOf({ state, proof }: BackupStatus): string | undefined {
  if (state === 'failed') return 'backup_failed';
  if (state === 'old') return 'backup_old';
  return proof !== null && proof.problem !== null ? 'backup_unproved' : undefined;
}
