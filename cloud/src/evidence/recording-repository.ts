import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { nameSigners } from '../ledger/name-signers.ts';
import { isLost } from './lost-recording.ts';
import { holesOf } from './recording-length.ts';
import { timeOfRecording } from './recording-time-repository.ts';
import { grantedUntil, seenBy, seenByRole, type Viewer } from './seen-by.ts';

export type StoredRecording = Awaited<ReturnType<ReturnType<typeof recordings>['executeTakeFirstOrThrow']>>;

/** The recording, as far as the viewer may see it. `granted_until`: how long an approval lasts, needed or not. */
export async function findRecording(db: Database, recordingId: string, viewer: Viewer) {
  return recordings(db, viewer.dataScope)
    .select(['r.sha256', 'r.part_size_bytes', 'r.part_sha256', 'r.object_key', 'r.version_id'])
    .select([grantedUntil(viewer).as('granted_until'), seenByRole(viewer).as('seen_by_role')])
    .where('r.recording_id', '=', recordingId)
    .where(seenBy(viewer))
    .executeTakeFirst();
}

/** Recordings `r` as lists show them, with who held the recorder meanwhile. */
export function recordings(db: Database, dataScope: DataScope) {
  return db
    .selectFrom('recording as r')
    .innerJoin('station as s', 's.station_id', 'r.station_id')
    .innerJoin('unit as u', 'u.unit_code', 's.unit_code')
    .select([
      'r.recording_id',
      'r.state',
      isLost.as('lost'),
      'r.station_id',
      's.unit_code',
      'u.name as unit_name',
      'r.recorder_serial',
      'r.file_name',
      'r.size_bytes',
      'r.duration_ms',
      'r.span_ms',
      'r.holes',
      'r.captured_at',
      'r.announced_at',
      'r.verified_at',
      'r.inspection',
      'r.several_recorders',
      'r.device_marked',
      'r.thumbnail',
      holders(dataScope).as('holders'),
    ]);
}

/** To an officer, who else held the recorder in that time is nobody. */
function holders({ badgeNo }: DataScope) {
  return sql<{ badgeNo: string; name: string }[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('badgeNo', o.badge_no, 'name', o.name) order by h.held_from), '[]')
    from (
      select badge_no, min(held_from) as held_from from holding
      where recorder_serial = r.recorder_serial and tstzrange(held_from, held_until) && ${timeOfRecording}
        and ${badgeNo === undefined ? sql`true` : sql`badge_no = ${badgeNo}`}
      group by badge_no
    ) as h
    join officer o using (badge_no)
  )`;
}

/** What happened to a recording, oldest first: its announcements by stations, and the facts about it. */
export async function selectHistory(db: Database, recordingId: string) {
  const { rows } = await sql<{
    at: Date;
    type: string;
    by: string | null;
    detail: Record<string, unknown>;
    fact_id: number | null;
  }>`
    select announced_at as at, 'announced' as type, null as by,
      jsonb_build_object('stationId', station_id, 'incarnation', incarnation, 'seq', seq) as detail, null as fact_id
    from recording_announcement where recording_id = ${recordingId}
    union all
    select recorded_at, type, payload ->> 'by', payload - 'by', fact_id from fact where subject = ${`recording:${recordingId}`}
    order by at, fact_id nulls first
  `.execute(db);
  return nameSigners(db, rows);
}

export function toRecordingRow(row: StoredRecording): RecordingRow {
  return {
    recordingId: row.recording_id,
    state: row.state,
    lost: Boolean(row.lost),
    stationId: row.station_id,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    recorderSerial: row.recorder_serial,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    durationMs: row.duration_ms,
    spanMs: row.span_ms ?? row.duration_ms,
    holes: holesOf(row.holes),
    capturedAt: row.captured_at?.toISOString() ?? null,
    announcedAt: row.announced_at.toISOString(),
    verifiedAt: row.verified_at?.toISOString() ?? null,
    inspection: row.inspection,
    holders: row.holders,
    disputed: row.several_recorders,
    deviceMarked: row.device_marked,
    hasThumbnail: row.thumbnail === 'stored',
  };
}
