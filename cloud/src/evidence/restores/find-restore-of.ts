import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { isOfRestore } from '../lost-recording.ts';
import { findRestore } from './repository.ts';

/** The last restore, if the recording was there before it: a recording that is lost since then is listed there. */
export async function findRestoreOf(db: Database, recordingId: string): Promise<RecordingDetail['lostAtRestore']> {
  const restore = await findRestore(db);
  if (!restore) return null;
  const found = await db
    .selectFrom('recording as r')
    .select(sql.lit(1).as('found'))
    .where('r.recording_id', '=', recordingId)
    .where(isOfRestore(restore.restored_at))
    .executeTakeFirst();
  return found ? { restoreId: restore.restore_id, restoredAt: restore.restored_at.toISOString() } : null;
}
