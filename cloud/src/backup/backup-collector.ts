import type { Collector } from '@rollcall/node/metric-page';
import type { Database } from '../db/database.ts';
import { readBackupStatus } from './read-backup-status.ts';

/** Whether the last backup is good, and was proved. */
export function backupCollector({ db, now }: { db: Database; now: () => Date }): Collector {
  const secondsSince = (at: string | undefined) =>
    at === undefined ? null : Math.max(0, now().getTime() - Date.parse(at)) / 1000;
  return {
    name: 'backup',
    async collect() {
      const { state, last, proof } = await readBackupStatus(db, now());
      return [
        gauge('rollcall_backup_set_up', 'Whether a backup was ever begun.', Number(state !== 'not_set_up')),
        gauge(
          'rollcall_backup_age_seconds',
          'Seconds since the last backup that was read back and found good; missing before the first.',
          secondsSince(last?.endedAt),
        ),
        gauge('rollcall_backup_failed', 'Whether the last attempt at a backup failed.', Number(state === 'failed')),
        gauge(
          'rollcall_backup_proof_age_seconds',
          'Seconds since a backup was last restored on trial, whether it was right or not; missing before the first.',
          secondsSince(proof?.at),
        ),
        gauge(
          'rollcall_backup_proof_failed',
          'Whether the last backup that was restored on trial did not come up, or had another ledger.',
          proof === null ? null : Number(proof.problem !== null),
        ),
      ];
    },
  };
}

function gauge(name: string, help: string, value: number | null) {
  return { name, help, samples: [{ value }] };
}
