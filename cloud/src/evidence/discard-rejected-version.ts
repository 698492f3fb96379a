import type { Database } from '../db/database.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { forgetRejectedVersion } from './upload-repository.ts';

/** Deletes a version whose bytes were wrong, then forgets it. Idempotent: it is remembered until the store has done it. */
export async function discardRejectedVersion(
  { db, store }: { db: Database; store: ObjectStore },
  recording: { recordingId: string; objectKey: string; rejectedVersionId: string | null },
): Promise<void> {
  if (recording.rejectedVersionId === null) return;
  await store.deleteVersion(recording.objectKey, recording.rejectedVersionId);
  await forgetRejectedVersion(db, recording.recordingId, recording.rejectedVersionId);
}
