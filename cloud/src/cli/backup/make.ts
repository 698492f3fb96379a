import { endInterrupted, selectLastRuns } from '../../backup/backup-run-repository.ts';
import { makeBackup, makeBackupBeforeUpgrade } from '../../backup/make-backup.ts';
import { proveBackup } from '../../backup/prove-backup.ts';
import { withBackupLock } from '../../backup/with-backup-lock.ts';
import { withDatabase } from '../with-database.ts';
import { openBackup, openPaperStore, proofParts, sayStep } from './open-backup.ts';

const now = () => new Date();

/** `rollcall backup now`. One that was going on, and is good, is as good as another. */
export async function backupNow({
  full,
  newPlace,
  beforeUpgrade,
}: {
  full: boolean;
  newPlace: boolean;
  beforeUpgrade: boolean;
}): Promise<void> {
  const { settings, tool } = await openBackup();
  const store = openPaperStore();
  const asked = now();
  try {
    if (beforeUpgrade) {
      console.log((await makeBackupBeforeUpgrade({ tool, store, settings, now, say: sayStep })).label);
      return;
    }
    await withDatabase((db) =>
      withBackupLock(
        db,
        () => sayStep('another backup is going on: waiting for its end'),
        async () => {
          await endInterrupted(db, now());
          const runs = await selectLastRuns(db);
          const other = runs.find(({ kind, isGood, endedAt }) => {
            return isGood && endedAt >= asked && (full ? kind === 'full' : kind !== 'proof');
          });
          if (other) console.log(`good: ${other.kind} backup ${other.label}, which was going on`);
          else {
            const deps = { db, tool, store, settings, now, say: sayStep };
            const made = await makeBackup(deps, { kind: full ? 'full' : 'incremental', isNewPlace: newPlace });
            console.log(made.label);
          }
        },
      ),
    );
  } finally {
    store.close();
  }
}

/** `rollcall backup prove`. */
export async function proveNow(): Promise<void> {
  const parts = proofParts();
  const { settings, tool } = await openBackup();
  await withDatabase((db) =>
    withBackupLock(
      db,
      () => sayStep('another backup is going on: waiting for its end'),
      async () => {
        await endInterrupted(db, now());
        const { label, facts } = await proveBackup({ db, ...parts, tool, settings, now, say: sayStep });
        console.log(`${label}: ${facts} facts`);
      },
    ),
  );
}
