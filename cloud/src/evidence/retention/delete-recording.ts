import { thumbnailObjectKey } from '@rollcall/shared/contract/object-keys';
import type { Category } from '@rollcall/shared/http/retention';
import type { Database } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { saveEntry, selectApprovers } from './deletion-list-repository.ts';
import { type DeletionVerdict, judgeDeletion } from './judge-deletion.ts';
import { lockRecording, saveDeleted } from './keep-recording-repository.ts';
import { selectHolds } from './legal-hold-repository.ts';
import { keptUntilByCategory } from './retention-repository.ts';

export interface DeletionContext {
  db: Database;
  store: Pick<ObjectStore, 'deleteVersion' | 'head'>;
  /** Where second copies lie, if anywhere. */
  copyStore: Pick<ObjectStore, 'deleteVersion'> | undefined;
  now: () => Date;
}

export interface ApprovedEntry {
  deletionListId: string;
  recordingId: string;
  versionId: string;
  category: Category;
}

/**
 * Does what was approved for one recording, or keeps it for what changed since. The row is held until the store has deleted:
 * a hold or another category comes before, and is seen, or after, and is refused. A commit that fails after the store
 * has deleted is made up for by the next attempt: to delete twice is to delete once.
 * @throws object_store_failed: nothing is settled, try again
 */
export async function deleteRecording(
  { db, store, copyStore, now }: DeletionContext,
  entry: ApprovedEntry,
): Promise<DeletionVerdict['outcome'] | 'gone'> {
  return db.transaction().execute(async (tx) => {
    const { recordingId, deletionListId } = entry;
    const recording = await lockRecording(tx, recordingId);
    if (!recording) return 'gone';
    const at = now();
    const holds = await selectHolds(tx, { recordingId, active: true, limit: 1 }, at);
    const keptUntil = await keptUntilByCategory(tx, recordingId);
    const verdict = judgeDeletion({ ...recording, keptUntil, held: holds.length > 0, approved: entry }, at);
    if (verdict.outcome !== 'delete') {
      const outcome = verdict.outcome === 'keep' ? 'kept' : null;
      await saveEntry(tx, entry, { outcome, note: verdict.note, at });
      return verdict.outcome;
    }
    const approvals = await selectApprovers(tx, deletionListId);
    const { versionId, copyVersionId, sha256, objectKey } = recording;
    await appendFact(tx, {
      type: 'recording_deleted',
      subject: `recording:${recordingId}`,
      payload: { deletionListId, versionId, copyVersionId, sha256, category: entry.category, approvals },
    });
    await saveDeleted(tx, recordingId, at);
    await saveEntry(tx, entry, { outcome: 'deleted', note: null, at });
    await notifyLiveOfStations(tx, ['recordings'], [recording.stationId]);
    if (recording.thumbnail === 'stored') await deleteThumbnail(store, recordingId);
    if (copyVersionId !== null && copyStore) await copyStore.deleteVersion(objectKey, copyVersionId);
    await store.deleteVersion(objectKey, entry.versionId);
    return 'delete';
  });
}

async function deleteThumbnail(store: DeletionContext['store'], recordingId: string): Promise<void> {
  const key = thumbnailObjectKey(recordingId);
  // One version, as a rule; one that was made twice has two.
  for (let stored = await store.head(key); stored; stored = await store.head(key)) {
    await store.deleteVersion(key, stored.versionId);
  }
}
