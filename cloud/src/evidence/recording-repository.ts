import type { RecordingsQuery } from '@rollcall/shared/http/recordings';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';

export type StoredRecording = Awaited<ReturnType<typeof selectRecordings>>[number];

/** Where a page of recordings begins: after this row. */
export interface RecordingPlace {
  announcedAt: string;
  recordingId: string;
}

/** Newest announcement first. @param unitCode only this unit's, whatever the query asks for */
export async function selectRecordings(...query: Parameters<typeof recordingsPage>) {
  return recordingsPage(...query).execute();
}

/** The query behind `selectRecordings`, for who wants to know its plan. */
export function recordingsPage(
  db: Database,
  query: RecordingsQuery,
  options: { after?: RecordingPlace | undefined; unitCode?: string | null | undefined; limit: number },
) {
  const { after, unitCode, limit } = options;
  let rows = recordings(db).orderBy('r.announced_at', 'desc').orderBy('r.recording_id', 'desc').limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(r.announced_at, r.recording_id) < (${after.announcedAt}::timestamptz, ${after.recordingId})`,
    );
  }
  if (unitCode !== undefined) rows = rows.where('s.unit_code', '=', unitCode);
  if (query.state) rows = rows.where('r.state', '=', query.state);
  if (query.stationId) rows = rows.where('r.station_id', '=', query.stationId);
  if (query.unitCode) rows = rows.where('s.unit_code', '=', query.unitCode);
  if (query.recorderSerial) rows = rows.where('r.recorder_serial', '=', query.recorderSerial);
  if (query.outcome) rows = rows.where('r.inspection_outcome', '=', query.outcome);
  if (query.from) rows = rows.where('r.captured_at', '>=', new Date(query.from));
  if (query.to) rows = rows.where('r.captured_at', '<', new Date(query.to));
  return rows;
}

export async function findRecording(
  db: Database,
  recordingId: string,
  options: { unitCode?: string | null | undefined } = {},
) {
  let row = recordings(db)
    .select(['r.sha256', 'r.part_size_bytes', 'r.part_sha256', 'r.object_key', 'r.version_id'])
    .where('r.recording_id', '=', recordingId);
  if (options.unitCode !== undefined) row = row.where('s.unit_code', '=', options.unitCode);
  return row.executeTakeFirst();
}

function recordings(db: Database) {
  return db
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select([
      'r.recording_id',
      'r.state',
      'r.station_id',
      's.unit_code',
      'u.name as unit_name',
      'r.recorder_serial',
      'r.file_name',
      'r.size_bytes',
      'r.duration_ms',
      'r.captured_at',
      'r.announced_at',
      'r.verified_at',
      'r.inspection',
    ]);
}

/** What happened to a recording, oldest first: its announcements by stations, and the facts about it. */
export async function selectHistory(db: Database, recordingId: string) {
  const { rows } = await sql<{ at: Date; type: string; detail: Record<string, unknown> }>`
    select announced_at as at, 'announced' as type,
      jsonb_build_object('stationId', station_id, 'incarnation', incarnation, 'seq', seq) as detail, 0 as nr
    from recording_announcement where recording_id = ${recordingId}
    union all
    select recorded_at, type, payload, fact_id from fact where subject = ${`recording:${recordingId}`}
    order by at, nr
  `.execute(db);
  return rows;
}
