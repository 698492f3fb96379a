import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { lastRestore } from '../restores/last-restore.ts';

/** A recording whose stored version HQ vouches for. */
export interface HeldRecordingRow {
  recordingId: string;
  objectKey: string;
  versionId: string;
  verifiedAt: Date;
  lockedSince: Date | null;
  lockedUntil: Date | null;
  secondCopyAt: Date | null;
  /** When it was last read whole, and when somebody last asked for that. */
  readAt: Date | null;
  readAskedAt: Date | null;
}

/**
 * Which of these recordings HQ holds, of those that the station announced. Left out is what isn't verified, what was found gone or
 * changed, what is being deleted, what is to be read again because something looked wrong (`makeWalkDue` sets `read_at` back), and
 * what wasn't read since HQ's database came back from a backup. The same goes for second copies.
 */
export async function selectHeld(
  db: Database,
  stationId: string,
  recordingIds: readonly string[],
): Promise<HeldRecordingRow[]> {
  const rows = await db
    .selectFrom('recording as r')
    .innerJoin('recording_announcement as a', 'a.recording_id', 'r.recording_id')
    .select([
      'r.recording_id as recordingId',
      'r.object_key as objectKey',
      'r.version_id as versionId',
      'r.verified_at as verifiedAt',
      'r.locked_since as lockedSince',
      'r.locked_until as lockedUntil',
      'r.read_at as readAt',
      'r.read_asked_at as readAskedAt',
    ])
    .select(
      sql<Date | null>`case when r.copy_verified_at >= ${lastRestore} then r.copy_verified_at end`.as('secondCopyAt'),
    )
    .where('a.station_id', '=', stationId)
    .where('r.recording_id', '=', sql<string>`any(${[...recordingIds]}::text[])`)
    .where('r.state', '=', 'verified')
    .where('r.integrity_problem', 'is', null)
    .where('r.deletion_begun_at', 'is', null)
    .whereRef('r.read_at', '>=', 'r.verified_at')
    .where('r.read_at', '>=', lastRestore)
    .execute();
  return rows.flatMap(({ versionId, verifiedAt, ...row }) =>
    versionId === null || verifiedAt === null ? [] : [{ ...row, versionId, verifiedAt }],
  );
}

/** Stations removed their copies of what they had announced. @param pruned at most one a recording and station */
export async function markCopiesPruned(
  db: Pick<Database, 'getExecutor'>,
  pruned: readonly { stationId: string; recordingId: string; at: string }[],
): Promise<void> {
  if (pruned.length === 0) return;
  await sql`
    update recording_announcement a set local_copy_pruned_at = p.at
    from json_to_recordset(${JSON.stringify(
      pruned.map(({ stationId, recordingId, at }) => ({ station_id: stationId, recording_id: recordingId, at })),
    )}::json) as p (station_id text, recording_id text, at timestamptz)
    where a.station_id = p.station_id and a.recording_id = p.recording_id
  `.execute(db);
}
