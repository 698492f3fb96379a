import type { Category } from '@rollcall/shared/fields/categories';
import type { Transaction } from '../db/database.ts';

/**
 * The recording, held until the end of the transaction: whoever changes how long it is kept and whoever deletes it do so
 * one after the other.
 */
export async function lockRecording(tx: Transaction, recordingId: string) {
  return tx
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .select(['r.recording_id as recordingId', 'r.state', 'r.category', 'r.object_key as objectKey'])
    .select(['r.version_id as versionId', 'r.locked_until as lockedUntil', 'r.copy_version_id as copyVersionId'])
    .select(['s.unit_code as unitCode', 's.station_id as stationId', 'r.sha256'])
    .select('r.deletion_begun_at as deletionBegunAt')
    .where('r.recording_id', '=', recordingId)
    .forNoKeyUpdate('r')
    .executeTakeFirst();
}

/** Deleted, or so far on the way that its objects may be gone. */
export function isDeleted(recording: { state: string; deletionBegunAt: Date | null }): boolean {
  return recording.state === 'deleted' || recording.deletionBegunAt !== null;
}

/** The store's lock is looked at anew, so that it follows at once when the recording is to be kept longer. */
export async function saveCategory(
  tx: Transaction,
  recordingId: string,
  set: { category: Category; reason: string; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('recording')
    .set({
      category: set.category,
      category_reason: set.reason,
      category_by: set.by,
      category_at: set.at,
      lock_after: null,
    })
    .where('recording_id', '=', recordingId)
    .execute();
}

/** From now on nothing but its deletion touches the recording; null lets everybody at it again. */
export async function saveDeletionBegun(tx: Transaction, recordingId: string, at: Date | null): Promise<void> {
  await tx.updateTable('recording').set({ deletion_begun_at: at }).where('recording_id', '=', recordingId).execute();
}

/**
 * A tombstone: what it was, where it came from and its digest stay; its versions are gone. The store of copies is looked at
 * again (`claimLeftovers`), after whoever is copying it now has finished or lost the claim.
 */
export async function saveDeleted(tx: Transaction, recordingId: string, at: Date): Promise<void> {
  await tx
    .updateTable('recording')
    .set((eb) => ({
      state: 'deleted',
      deleted_at: at,
      deletion_begun_at: null,
      thumbnail: 'none',
      walk_after: null,
      lock_after: null,
      copy_after: eb.fn.coalesce('copy_after', eb.val(at)),
    }))
    .where('recording_id', '=', recordingId)
    .execute();
}

/** What the store says of its lock. */
export async function saveLockedUntil(tx: Transaction, recordingId: string, until: Date): Promise<void> {
  await tx.updateTable('recording').set({ locked_until: until }).where('recording_id', '=', recordingId).execute();
}
