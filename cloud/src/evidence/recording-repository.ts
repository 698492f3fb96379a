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
      'r.several_recorders',
      'r.thumbnail',
      holders.as('holders'),
    ]);
}

/** The time of a recording `r`. What has no end (a photo, a damaged clip) is a moment, which a range must include. */
const timeOfRecording = sql`case
  when r.captured_until > r.captured_at then tstzrange(r.captured_at, r.captured_until)
  else tstzrange(r.captured_at, r.captured_at, '[]')
end`;

const holders = sql<{ badgeNo: string; name: string }[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('badgeNo', o.badge_no, 'name', o.name) order by h.held_from), '[]')
  from (
    select badge_no, min(held_from) as held_from from holding
    where recorder_serial = r.recorder_serial and tstzrange(held_from, held_until) && ${timeOfRecording}
    group by badge_no
  ) as h
  join officer o using (badge_no)
)`;

/** Who held the recorder in the time of the recording, oldest first, cut to that time. */
export async function selectHoldings(db: Database, recordingId: string) {
  const { rows } = await sql<{ badgeNo: string; name: string; from: Date; to: Date }>`
    select o.badge_no as "badgeNo", o.name, greatest(h.held_from, r.captured_at) as "from",
      least(coalesce(h.held_until, 'infinity'), greatest(r.captured_until, r.captured_at)) as "to"
    from recording r
    join holding h on h.recorder_serial = r.recorder_serial
      and tstzrange(h.held_from, h.held_until) && ${timeOfRecording}
    join officer o using (badge_no)
    where r.recording_id = ${recordingId}
    order by h.held_from
  `.execute(db);
  return rows;
}

/** The shifts of who held the recorder then, as far as they held it then. */
export async function selectShiftsOf(db: Database, recordingId: string) {
  const { rows } = await sql<{ shiftId: string; badgeNo: string; startsAt: Date; endsAt: Date }>`
    select s.shift_id as "shiftId", s.badge_no as "badgeNo", s.starts_at as "startsAt", s.ends_at as "endsAt"
    from recording r
    join shift s on s.cancelled_at is null and tstzrange(s.starts_at, s.ends_at) && ${timeOfRecording}
    where r.recording_id = ${recordingId} and exists (
      select from holding h
      where h.recorder_serial = r.recorder_serial and h.badge_no = s.badge_no
        and tstzrange(h.held_from, h.held_until) * tstzrange(s.starts_at, s.ends_at) && ${timeOfRecording}
    )
    order by s.starts_at, s.shift_id
  `.execute(db);
  return rows;
}

/** What happened to a recording, oldest first: its announcements by stations, and the facts about it. */
export async function selectHistory(db: Database, recordingId: string) {
  const { rows } = await sql<{ at: Date; type: string; by: string | null; detail: Record<string, unknown> }>`
    select announced_at as at, 'announced' as type, null as by,
      jsonb_build_object('stationId', station_id, 'incarnation', incarnation, 'seq', seq) as detail, 0 as nr
    from recording_announcement where recording_id = ${recordingId}
    union all
    select recorded_at, type, payload ->> 'by', payload - 'by', fact_id from fact where subject = ${`recording:${recordingId}`}
    order by at, nr
  `.execute(db);
  return rows;
}
