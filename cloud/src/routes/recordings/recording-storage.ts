import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { Database } from '../../db/database.ts';
import { selectStorageOf } from '../../evidence/storage/storage-totals-repository.ts';

/** How a recording lies in the store: locked until when, read when, copied, and what got lost. */
export async function recordingStorage(db: Database, recordingId: string): Promise<Pick<RecordingDetail, 'storage'>> {
  const { lockedUntil, readAt, copyVerifiedAt, problem, problemAt } = await selectStorageOf(db, recordingId);
  return {
    storage: {
      lockedUntil: lockedUntil?.toISOString() ?? null,
      readAt: readAt?.toISOString() ?? null,
      copyVerifiedAt: copyVerifiedAt?.toISOString() ?? null,
      problem: problem === null || problemAt === null ? null : { kind: problem, at: problemAt.toISOString() },
    },
  };
}
