import type { EventBodies } from '@rollcall/shared/contract/event';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import { recordingObjectKey } from '@rollcall/shared/contract/object-keys';
import type { Sighting } from '@rollcall/shared/contract/sighting';
import type { SightingProblem } from '@rollcall/shared/http/sightings';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { RecordingPlan } from './check-announcement.ts';
import { longestRecordingMs, toRecordingLength } from './recording-length.ts';

export interface Announcement {
  stationId: string;
  incarnation: number;
  seq: number;
  announcedAt: Date;
  body: EventBodies['collected'];
}

export interface SightingToInsert {
  stationId: string;
  recordingId: string | null;
  problem: SightingProblem | null;
  problemDetail: string | null;
  /** As the station's clock had it. */
  seenAt: string;
  sighting: Sighting;
}

// One statement a table, whatever the number of events: ingest lives by it. Rows go in by ascending key, so that two
// ingesters with the same recordings wait for each other instead of deadlocking.

/** @returns the ids that were new */
export async function insertRecordings(tx: Transaction, announcements: readonly Announcement[]): Promise<Set<string>> {
  const rows = announcements.map(({ stationId, announcedAt, body }) => ({
    recording_id: body.recordingId,
    sha256: body.sha256,
    size_bytes: body.sizeBytes,
    part_size_bytes: body.partSizeBytes,
    part_sha256: body.partSha256,
    extension: body.extension,
    inspection: body.inspection,
    captured_at: body.sighting.claim.capturedAt,
    recorder_serial: body.sighting.recorderSerial,
    file_name: body.sighting.path.text.split('/').at(-1),
    station_id: stationId,
    object_key: recordingObjectKey(body.sha256),
    announced_at: announcedAt,
    ...lengthOf(body.inspection, announcedAt),
  }));
  const inserted = await sql<{ recording_id: string }>`
    insert into recording (
      recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection, inspection_outcome,
      duration_ms, span_ms, holes, length_measured_at, captured_at, captured_until, recorder_serial, file_name, station_id,
      object_key, announced_at
    )
    select
      recording_id, sha256, size_bytes, part_size_bytes, part_sha256, extension, inspection, inspection ->> 'outcome',
      duration_ms, span_ms, holes, length_measured_at, captured_at,
      -- not least(), which takes a duration that nobody knows for the longest
      captured_at + case when span_ms > ${longestRecordingMs} then ${longestRecordingMs} else span_ms end
        * interval '1 millisecond',
      recorder_serial, file_name, station_id, object_key, announced_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      recording_id text, sha256 text, size_bytes bigint, part_size_bytes bigint, part_sha256 text[], extension text,
      inspection jsonb, captured_at timestamptz, recorder_serial text, file_name text, station_id text, object_key text,
      announced_at timestamptz, duration_ms bigint, span_ms bigint, holes int8multirange, length_measured_at timestamptz
    )
    order by recording_id
    on conflict do nothing
    returning recording_id
  `.execute(tx);
  return new Set(inserted.rows.map((row) => row.recording_id));
}

/** A station that says which holes there are, or that there are none, measured what is played; one of old didn't. */
function lengthOf(inspection: Inspection, announcedAt: Date) {
  const { durationMs, spanMs, holes } = toRecordingLength(inspection);
  return { duration_ms: durationMs, span_ms: spanMs, holes, length_measured_at: inspection.holes ? announcedAt : null };
}

export async function selectPlans(tx: Transaction, recordingIds: readonly string[]): Promise<RecordingPlan[]> {
  return tx
    .selectFrom('recording')
    .select([
      'recording_id as recordingId',
      'sha256',
      'size_bytes as sizeBytes',
      'part_size_bytes as partSizeBytes',
      'part_sha256 as partSha256',
    ])
    .where('recording_id', 'in', recordingIds)
    .execute();
}

/**
 * Keeps who announced which recording. A plan of its own is kept where it isn't the recording's. One that a station announces
 * later counts instead of its own of before, whose upload, if one is open, it can't use.
 * @param own whether the announcement's plan differs from the recording's
 */
export async function insertAnnouncements(
  tx: Transaction,
  announcements: readonly Announcement[],
  own: (announcement: Announcement) => boolean,
): Promise<void> {
  const newest = new Map<string, Announcement>();
  for (const one of announcements) newest.set(`${one.body.recordingId} ${one.stationId}`, one);
  const rows = [...newest.values()].map((announcement) => {
    const { body, stationId, incarnation, seq, announcedAt } = announcement;
    const { sizeBytes, partSizeBytes, partSha256 } = body;
    const plan = own(announcement)
      ? { size_bytes: sizeBytes, part_size_bytes: partSizeBytes, part_sha256: partSha256 }
      : {};
    return {
      recording_id: body.recordingId,
      station_id: stationId,
      incarnation,
      seq,
      announced_at: announcedAt,
      ...plan,
    };
  });
  await sql`
    insert into recording_announcement as a
      (recording_id, station_id, incarnation, seq, announced_at, size_bytes, part_size_bytes, part_sha256)
    select recording_id, station_id, incarnation, seq, announced_at, size_bytes, part_size_bytes, part_sha256
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      recording_id text, station_id text, incarnation integer, seq bigint, announced_at timestamptz, size_bytes bigint,
      part_size_bytes bigint, part_sha256 text[]
    )
    order by recording_id, station_id
    on conflict (recording_id, station_id) do update set
      incarnation = excluded.incarnation, seq = excluded.seq, size_bytes = excluded.size_bytes,
      part_size_bytes = excluded.part_size_bytes, part_sha256 = excluded.part_sha256, upload_id = null,
      granted_at = null, refuted_at = null
    where (excluded.incarnation, excluded.seq) > (a.incarnation, a.seq)
      and (excluded.part_sha256, excluded.size_bytes) is distinct from (a.part_sha256, a.size_bytes)
  `.execute(tx);
}

export async function insertSightings(tx: Transaction, sightings: readonly SightingToInsert[]): Promise<void> {
  const rows = sightings.map(({ stationId, recordingId, problem, problemDetail, seenAt, sighting }) => ({
    recording_id: recordingId,
    problem,
    problem_detail: problemDetail,
    station_id: stationId,
    dock_session_id: sighting.dockSessionId,
    card_volume_id: sighting.cardVolumeId,
    recorder_serial: sighting.recorderSerial,
    path: sighting.path.bytes,
    path_text: sighting.path.text,
    size_bytes: sighting.sizeBytes,
    modified_at: sighting.modifiedAt,
    claim: sighting.claim,
    seen_at: seenAt,
  }));
  await sql`
    insert into sighting (
      recording_id, problem, problem_detail, station_id, dock_session_id, card_volume_id, recorder_serial,
      path_bytes, path_text, size_bytes, modified_at, claim, seen_at
    )
    select
      recording_id, problem, problem_detail, station_id, dock_session_id, card_volume_id, recorder_serial,
      decode(path, 'base64'), path_text, size_bytes, modified_at, claim, seen_at
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (
      recording_id text, problem text, problem_detail text, station_id text, dock_session_id uuid, card_volume_id text,
      recorder_serial text, path text, path_text text, size_bytes bigint, modified_at timestamptz, claim jsonb,
      seen_at timestamptz
    )
    on conflict do nothing
  `.execute(tx);
  await markRecordings(tx, rows);
}

/** Who pressed the recorder's mark meant the recording, wherever it is seen. */
async function markRecordings(
  tx: Transaction,
  rows: readonly { recording_id: string | null; claim: { deviceMarked: boolean } }[],
): Promise<void> {
  const marked = rows.flatMap(({ recording_id, claim }) => (claim.deviceMarked && recording_id ? [recording_id] : []));
  if (marked.length === 0) return;
  await sql`
    update recording r set device_marked = true
    from (
      select recording_id from recording where recording_id = any(${marked}::text[]) and not device_marked
      order by recording_id for no key update
    ) as unmarked
    where r.recording_id = unmarked.recording_id
  `.execute(tx);
}
