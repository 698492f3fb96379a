import { sql } from 'kysely';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { timeOfRecording } from './recording-time-repository.ts';

/** Who held the recorder in the time of the recording, oldest first, cut to that time; to an officer, the own time. */
export async function selectHoldings(db: Database, recordingId: string, { badgeNo }: DataScope) {
  const { rows } = await sql<{ badgeNo: string; name: string; from: Date; to: Date }>`
    select o.badge_no as "badgeNo", o.name, greatest(h.held_from, r.captured_at) as "from",
      least(coalesce(h.held_until, 'infinity'), greatest(r.captured_until, r.captured_at)) as "to"
    from recording r
    join holding h on h.recorder_serial = r.recorder_serial
      and tstzrange(h.held_from, h.held_until) && ${timeOfRecording}
    join officer o using (badge_no)
    where r.recording_id = ${recordingId} and ${badgeNo === undefined ? sql`true` : sql`h.badge_no = ${badgeNo}`}
    order by h.held_from
  `.execute(db);
  return rows;
}

/** The shifts of who held the recorder then, as far as they held it then; to an officer, the own ones. */
export async function selectShiftsOf(db: Database, recordingId: string, { badgeNo }: DataScope) {
  const { rows } = await sql<{ shiftId: string; badgeNo: string; startsAt: Date; endsAt: Date }>`
    select s.shift_id as "shiftId", s.badge_no as "badgeNo", s.starts_at as "startsAt", s.ends_at as "endsAt"
    from recording r
    join shift s on s.cancelled_at is null and tstzrange(s.starts_at, s.ends_at) && ${timeOfRecording}
    where r.recording_id = ${recordingId} and ${badgeNo === undefined ? sql`true` : sql`s.badge_no = ${badgeNo}`} and exists (
      select from holding h
      where h.recorder_serial = r.recorder_serial and h.badge_no = s.badge_no
        and tstzrange(h.held_from, h.held_until) * tstzrange(s.starts_at, s.ends_at) && ${timeOfRecording}
    )
    order by s.starts_at, s.shift_id
  `.execute(db);
  return rows;
}
