import { thumbnailObjectKey } from '@rollcall/shared/contract/object-keys';
import type { Category } from '@rollcall/shared/http/retention';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { saveEntry, selectApprovers } from './deletion-list-repository.ts';
import { type DeletionVerdict, judgeDeletion } from './judge-deletion.ts';
import { lockRecording, saveDeleted, saveLockedUntil } from './keep-recording-repository.ts';
import { selectHolds } from './legal-hold-repository.ts';
import { keptUntilByCategory } from './retention-repository.ts';

export interface DeletionContext {
  db: Database;
  store: Pick<ObjectStore, 'deleteVersion' | 'readLock' | 'listVersions'>;
  /** Where second copies lie, if anywhere. */
  copyStore: Pick<ObjectStore, 'deleteVersion' | 'readLock'> | undefined;
  now: () => Date;
}

export interface ApprovedEntry {
  deletionListId: string;
  recordingId: string;
  versionId: string;
  category: Category;
}

/** The store refuses: it has a lock that HQ doesn't know of. */
class StillLocked extends Error {
  readonly until: Date | null;

  constructor(until: Date | null) {
    super('the store has a lock on it');
    this.name = 'StillLocked';
    this.until = until;
  }
}

/**
 * Does what was approved for one recording, or keeps it for what changed since. The row is held until the store has deleted:
 * a hold or another category comes before, and is seen, or after, and is refused. A commit that fails after the store
 * has deleted is made up for by the next attempt: to delete twice is to delete once.
 * @throws object_store_failed, copy_store_missing: nothing is settled, try again
 */
export async function deleteRecording(
  context: DeletionContext,
  entry: ApprovedEntry,
): Promise<DeletionVerdict['outcome'] | 'gone'> {
  const { db, now } = context;
  try {
    return await db.transaction().execute((tx) => judgeAndDelete(tx, context, entry));
  } catch (error) {
    if (!(error instanceof StillLocked)) throw error;
    const { until } = error;
    await db.transaction().execute(async (tx) => {
      if (until !== null) await saveLockedUntil(tx, entry.recordingId, until);
      await saveEntry(tx, entry, { outcome: null, note: 'locked', at: now() });
    });
    return 'wait';
  }
}

async function judgeAndDelete(
  tx: Transaction,
  context: DeletionContext,
  entry: ApprovedEntry,
): Promise<DeletionVerdict['outcome'] | 'gone'> {
  const { recordingId, deletionListId } = entry;
  const recording = await lockRecording(tx, recordingId);
  if (!recording) return 'gone';
  const at = context.now();
  const holds = await selectHolds(tx, { recordingId, active: true, limit: 1 }, at);
  const keptUntil = await keptUntilByCategory(tx, recordingId);
  const verdict = judgeDeletion({ ...recording, keptUntil, held: holds.length > 0, approved: entry }, at);
  if (verdict.outcome !== 'delete') {
    const outcome = verdict.outcome === 'keep' ? 'kept' : null;
    await saveEntry(tx, entry, { outcome, note: verdict.note, at });
    return verdict.outcome;
  }
  const approvals = await selectApprovers(tx, deletionListId);
  const { versionId, copyVersionId, sha256 } = recording;
  await appendFact(tx, {
    type: 'recording_deleted',
    subject: `recording:${recordingId}`,
    payload: { deletionListId, versionId, copyVersionId, sha256, category: entry.category, approvals },
  });
  await saveDeleted(tx, recordingId, at);
  await saveEntry(tx, entry, { outcome: 'deleted', note: null, at });
  await notifyLiveOfStations(tx, ['recordings'], [recording.stationId]);
  await deleteVersions(context, { ...recording, versionId: entry.versionId });
  return 'delete';
}

/** The copy before the original: what is left when the store fails half-way is the original. */
async function deleteVersions(
  { store, copyStore, now }: DeletionContext,
  recording: { recordingId: string; objectKey: string; versionId: string; copyVersionId: string | null },
): Promise<void> {
  const { recordingId, objectKey, versionId, copyVersionId } = recording;
  if (copyVersionId !== null && !copyStore) throw errors.copyStoreMissing(recordingId);
  // Looked at before the copy goes. A lock that the store doesn't tell of is met at the end, and nothing is settled then.
  const lock = await store.readLock(objectKey, versionId);
  if (lock && (lock.legalHold || (lock.until !== null && lock.until > now()))) throw new StillLocked(lock.until);
  if (copyVersionId !== null && copyStore) await deleteOne(copyStore, objectKey, copyVersionId);
  const thumbnailKey = thumbnailObjectKey(recordingId);
  for (const thumbnail of await store.listVersions(thumbnailKey)) await deleteOne(store, thumbnailKey, thumbnail);
  await deleteOne(store, objectKey, versionId);
}

async function deleteOne(
  store: Pick<ObjectStore, 'deleteVersion' | 'readLock'>,
  key: string,
  versionId: string,
): Promise<void> {
  if ((await store.deleteVersion(key, versionId)) === 'deleted') return;
  throw new StillLocked((await store.readLock(key, versionId))?.until ?? null);
}
