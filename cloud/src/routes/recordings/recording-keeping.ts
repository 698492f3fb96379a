import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { selectHolds } from '../../evidence/retention/legal-hold-repository.ts';
import { selectRecordingRetention } from '../../evidence/retention/recording-retention-repository.ts';
import { toLegalHoldRow } from '../legal-holds/to-legal-hold-row.ts';
import { toIso } from '../to-iso.ts';

const shownHolds = 20;

/** How long the recording is kept, what holds it, and who let it be deleted. */
export async function recordingKeeping(
  db: Database,
  recordingId: string,
  now: Date,
): Promise<Pick<RecordingDetail, 'retention' | 'holds' | 'deletion'>> {
  const [kept, holds] = await Promise.all([
    selectRecordingRetention(db, recordingId, now),
    selectHolds(db, { recordingId, limit: shownHolds }, now),
  ]);
  if (!kept) throw errors.notFound(`The recording ${recordingId}`);
  const { deletedAt, approvals, categoryAt, keptUntil, ...category } = kept;
  return {
    retention: { ...category, categoryAt: toIso(categoryAt), keptUntil: toIso(keptUntil) },
    holds: holds.map(toLegalHoldRow),
    deletion: deletedAt === null ? null : { deletedAt: toIso(deletedAt), approvals },
  };
}
