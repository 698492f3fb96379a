import type { Collector } from '@rollcall/node/metric-page';
import { storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { sql } from 'kysely';
import { countOpenSessions } from '../auth/sessions/repository.ts';
import { sessionIdleMs } from '../auth/sessions/sessions.ts';
import type { Database } from '../db/database.ts';
import { selectMissing } from '../evidence/guarantee-repository.ts';
import { selectOldestRead, selectReadBacks, selectWalkRate } from '../evidence/storage/storage-totals-repository.ts';
import { readLedgerStatus } from '../ledger/ledger-list-repository.ts';
import { backupCollector } from './backup-collector.ts';
import { diskCollector } from './disk-collector.ts';
import { gauge } from './gauge.ts';
import { stationCollector } from './station-collector.ts';

/** What the database says of all of HQ, by the queries of the page Operations. None of them reads through the recordings. */
export function databaseCollectors(deps: { db: Database; now: () => Date }): Collector[] {
  const { db, now } = deps;
  const secondsSince = (at: Date | null | undefined) =>
    at ? Math.max(0, now().getTime() - at.getTime()) / 1000 : null;
  return [
    {
      name: 'database',
      async collect() {
        const up = await sql`select 1`.execute(db).then(
          () => 1,
          () => 0, // That it doesn't answer is what this metric is for.
        );
        return [gauge('rollcall_database_up', 'Whether the database answers.', up)];
      },
    },
    stationCollector(deps),
    backupCollector(deps),
    diskCollector(deps),
    {
      name: 'guarantees',
      async collect() {
        const missing = new Set(await selectMissing(db));
        return [
          {
            name: 'rollcall_guarantee_missing',
            help: 'Whether the last test of the object store did not find this guarantee held. 1 for all of them without a recent test.',
            samples: storeGuaranteeSchema.options.map((guarantee) => ({
              labels: { guarantee },
              value: Number(missing.has(guarantee)),
            })),
          },
        ];
      },
    },
    {
      name: 'ledger',
      async collect() {
        const { size, checkpoint, pending, problem } = await readLedgerStatus(db);
        return [
          gauge('rollcall_ledger_pending_facts', 'Facts that have no place in the ledger yet.', pending.count),
          gauge(
            'rollcall_ledger_pending_age_seconds',
            'Seconds since the oldest fact without a place in the ledger was recorded, 0 without any.',
            secondsSince(pending.since) ?? 0,
          ),
          gauge(
            'rollcall_ledger_unpublished_facts',
            'Facts that no published checkpoint covers.',
            size - (checkpoint?.size ?? 0) + pending.count,
          ),
          gauge(
            'rollcall_ledger_checkpoint_age_seconds',
            'Seconds since the last checkpoint of the ledger. None is made while no fact is recorded.',
            secondsSince(checkpoint?.signedAt),
          ),
          gauge(
            'rollcall_ledger_stopped',
            'Whether a problem keeps the ledger from going on.',
            Number(Boolean(problem)),
          ),
        ];
      },
    },
    {
      name: 'verification',
      async collect() {
        const { files, bytes, oldestUploadedAt } = await selectReadBacks(db);
        return [
          gauge('rollcall_verification_waiting_files', 'Files that are uploaded and not read back yet.', files),
          gauge('rollcall_verification_waiting_bytes', 'Bytes that are uploaded and not read back yet.', bytes),
          gauge(
            'rollcall_verification_lag_seconds',
            'Seconds since the file was uploaded that waits longest to be read back, 0 when none waits.',
            secondsSince(oldestUploadedAt) ?? 0,
          ),
        ];
      },
    },
    {
      name: 'walk',
      async collect() {
        const [oldestReadAt, bytesPerDay] = await Promise.all([selectOldestRead(db), selectWalkRate(db)]);
        return [
          gauge(
            'rollcall_walk_oldest_read_age_seconds',
            'Seconds since the stored file was read that was not read for longest: how long a full read takes now.',
            secondsSince(oldestReadAt),
          ),
          gauge(
            'rollcall_walk_read_bytes_per_day',
            'Bytes of stored files that are read again per day: the mean of the last seven days with any.',
            bytesPerDay,
          ),
        ];
      },
    },
    {
      name: 'sessions',
      async collect() {
        const at = now();
        const open = await countOpenSessions(db, { now: at, idleSince: new Date(at.getTime() - sessionIdleMs) });
        return [gauge('rollcall_sessions_open', 'Sessions of people who are signed in.', open)];
      },
    },
  ];
}
