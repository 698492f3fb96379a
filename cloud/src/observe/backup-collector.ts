import type { Collector } from '@rollcall/node/metric-page';
import { readBackupStatus } from '../backup/read-backup-status.ts';
import type { Database } from '../db/database.ts';
import { gauge } from './gauge.ts';

/** Whether the last backup is good, and when one was last restored on trial. */
export function backupCollector({ db, now }: { db: Database; now: () => Date }): Collector {
  return {
    name: 'backup',
    async collect() {
      const at = now();
      const secondsSince = (instant: string | undefined) =>
        instant === undefined ? null : Math.max(0, at.getTime() - Date.parse(instant)) / 1000;
      const { state, last, failure, proof } = await readBackupStatus(db, at);
      return [
        gauge('rollcall_backup_set_up', 'Whether a backup was ever begun.', Number(state !== 'not_set_up')),
        gauge(
          'rollcall_backup_age_seconds',
          'Seconds since the last backup that passed its verification; missing while there is none.',
          secondsSince(last?.endedAt),
        ),
        gauge('rollcall_backup_failed', 'Whether the last backup failed.', Number(failure !== null)),
        gauge(
          'rollcall_backup_proof_age_seconds',
          'Seconds since a backup was last restored on trial; missing while none was.',
          secondsSince(proof?.at),
        ),
        gauge(
          'rollcall_backup_proof_failed',
          'Whether the last restore on trial failed.',
          proof && Number(proof.problem !== null),
        ),
      ];
    },
  };
}
