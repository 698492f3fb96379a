import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { selectHoldsOf } from '../../access/legal-holds/repository.ts';
import { selectRecordingRetention } from '../../access/retention/kept-until-repository.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { toIso } from '../to-iso.ts';

/** How long the recording is kept, what holds it, and who let it be deleted. */
export async function recordingKeeping(
  db: Database,
  recordingId: string,
  now: Date,
): Promise<Pick<RecordingDetail, 'retention' | 'holds' | 'deletion'>> {
  const [kept, holds] = await Promise.all([
    selectRecordingRetention(db, recordingId, now),
    selectHoldsOf(db, recordingId, now),
  ]);
  if (!kept) throw errors.notFound(`The recording ${recordingId}`);
  const { deletedAt, approvals, categoryAt, keptUntil, ...category } = kept;
  return {
    retention: { ...category, categoryAt: toIso(categoryAt), keptUntil: toIso(keptUntil) },
    holds,
    deletion: deletedAt === null ? null : { deletedAt: toIso(deletedAt), approvals },
  };
}
