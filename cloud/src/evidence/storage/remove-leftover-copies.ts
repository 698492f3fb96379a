import type { Database } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { type LeftoversClaim, saveLeftoversChecked } from './copy-repository.ts';

/** A copy that was on its way to the store when the recording was deleted has arrived by then. */
const settledAfterMs = 24 * 60 * 60_000;

/**
 * Removes what the store of copies has of a deleted recording: a worker that was killed may have stored it too late, with
 * no row that names it. Looked up once after the deletion and once a day later. Idempotent.
 * @returns `refused`: the store has a lock on it, try again
 * @throws object_store_failed
 */
export async function removeLeftoverCopies(
  { db, copyStore, now }: { db: Database; copyStore: ObjectStore; now: () => Date },
  { recordingId, key, deletedAt }: LeftoversClaim,
): Promise<'removed' | 'refused'> {
  const copyVersionIds = await copyStore.listVersions(key);
  for (const versionId of copyVersionIds) {
    if ((await copyStore.deleteVersion(key, versionId)) === 'refused') return 'refused';
  }
  const settledAt = new Date(deletedAt.getTime() + settledAfterMs);
  await db.transaction().execute(async (tx) => {
    if (copyVersionIds.length > 0) {
      await appendFact(tx, {
        type: 'leftover_copy_removed',
        subject: `recording:${recordingId}`,
        payload: { copyVersionIds },
      });
    }
    await saveLeftoversChecked(tx, recordingId, settledAt > now() ? settledAt : null);
  });
  return 'removed';
}
