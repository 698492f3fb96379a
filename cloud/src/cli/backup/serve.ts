import { endOfProgram } from '@rollcall/node/end-of-program';
import { createLogger } from '@rollcall/node/logger';
import { createMetricPage } from '@rollcall/node/metric-page';
import { createBackupWorker } from '../../backup/backup-worker.ts';
import { readVariables } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { createDiskWorker } from '../../observe/disks/disk-worker.ts';
import { serveHealth } from '../../routes/health/serve-health.ts';
import { withDatabase } from '../with-database.ts';
import { openBackup, openPaperStore, proofParts } from './open-backup.ts';

/** A backup that is being made is broken off; pgBackRest takes up its files the next time. */
const endWithinMs = 10_000;

/** `rollcall backup serve`. */
export async function serveBackups(): Promise<void> {
  const read = readVariables(readEnv(), [
    'DATABASE_URL',
    'HOST',
    'ROLLCALL_HEALTH_PORT',
    'ROLLCALL_LOG_LEVEL',
    'ROLLCALL_METRICS_TOKEN',
    'ROLLCALL_BACKUP_AT',
    'ROLLCALL_DISKS',
  ]);
  const log = createLogger({ level: read.ROLLCALL_LOG_LEVEL, readable: process.stdout.isTTY });
  const end = endOfProgram({
    withParent: false,
    withinMs: endWithinMs,
    onCutOff: (stillOpen) => log.error({ stillOpen }, 'backup service did not end in time and is cut off'),
  });
  const parts = proofParts();
  // Before the database is asked anything: PostgreSQL archives nothing until the configuration is there.
  const { settings, tool } = await openBackup();
  const store = openPaperStore();
  const stopping = new AbortController();
  await withDatabase(async (db) => {
    const now = () => new Date();
    const worker = createBackupWorker({ db, ...parts, tool, store, settings, now, at: read.ROLLCALL_BACKUP_AT, log });
    const { lastProgressAt, problem } = worker;
    const checks = [{ name: 'backup', lastProgressAt, problem }];
    const disks = read.ROLLCALL_DISKS && createDiskWorker({ db, disks: read.ROLLCALL_DISKS, log, now });
    if (disks !== undefined) checks.push({ name: 'disks', ...disks });
    const health =
      read.ROLLCALL_HEALTH_PORT === undefined
        ? undefined
        : await serveHealth({
            host: read.HOST,
            port: read.ROLLCALL_HEALTH_PORT,
            checks,
            now,
            metrics: { token: read.ROLLCALL_METRICS_TOKEN, page: createMetricPage({ collectors: [], log }) },
          });
    worker.start(stopping.signal);
    disks?.start();
    log.info({ place: tool.place, at: read.ROLLCALL_BACKUP_AT, offHost: settings.offHost }, 'backup service ready');
    const reason = await end;
    log.info({ reason }, 'backup service is stopping');
    stopping.abort();
    await worker.stopped();
    await disks?.stop();
    await health?.stop();
  });
  store.close();
}
