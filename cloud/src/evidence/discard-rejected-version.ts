import type { IntegrityProblem } from '@rollcall/shared/http/recordings';
import type { Database } from '../db/database.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { forgetRejectedVersion } from './upload-repository.ts';

/**
 * Deletes a version whose bytes were wrong, then forgets it. Idempotent: it is remembered until the store has done it. One
 * that was right once stays as long as nothing better is there, and the store may refuse because of a lock.
 * @returns whether nothing wrong is left
 */
export async function discardRejectedVersion(
  { db, store }: { db: Database; store: ObjectStore },
  recording: {
    recordingId: string;
    objectKey: string;
    rejectedVersionId: string | null;
    integrityProblem: IntegrityProblem | null;
  },
): Promise<boolean> {
  const { recordingId, objectKey, rejectedVersionId, integrityProblem } = recording;
  if (rejectedVersionId === null) return true;
  if (integrityProblem !== null) return false;
  if ((await store.deleteVersion(objectKey, rejectedVersionId)) === 'refused') return false;
  await forgetRejectedVersion(db, recordingId, rejectedVersionId);
  return true;
}
