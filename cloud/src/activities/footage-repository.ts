import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { playedTime } from '../evidence/recording-time-repository.ts';
import { type Seer, seenBy } from '../evidence/seen-by.ts';

/** What the recorders of an activity's officers recorded from lead to lag, as far as they held them. */
export interface ActivityFootage {
  recordingId: string;
  fileName: string;
  recorderSerial: string;
  badgeNo: string;
  from: Date;
  to: Date;
  clockErrorMs: number;
  counts: boolean;
  seen: boolean;
}

/**
 * `(activity_id, recording_id, badge_no, from_at, to_at)` of what was recorded in these windows, `(activity_id, badge_no, from_at,
 * until_at)`. No recording is longer than 24 hours, which bounds how far to look back; `offset 0` keeps the planner from reading a
 * recorder's whole life.
 */
export function footageIn(windows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select w.activity_id, found.*
    from (${windows}) as w
    join holding h on h.badge_no = w.badge_no and h.held_from <= w.until_at
      and coalesce(h.held_until, 'infinity') > w.from_at
    cross join lateral (
      select r.recording_id, w.badge_no, greatest(r.captured_at, h.held_from) as from_at,
        least(coalesce(r.captured_until, r.captured_at), h.held_until) as to_at
      from recording r
      where r.recorder_serial = h.recorder_serial
        and r.captured_at >= greatest(w.from_at, h.held_from) - interval '24 hours'
        and r.captured_at <= least(w.until_at, h.held_until)
        and coalesce(r.captured_until, r.captured_at) >= greatest(w.from_at, h.held_from)
      offset 0
    ) as found`;
}

/** The same of activities `a`, from lead to lag. */
function footageOf(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return footageIn(sql`
    select a.activity_id, o.badge_no, a.starts_at - a.lead_ms * interval '1 millisecond' as from_at,
      a.ends_at + a.lag_ms * interval '1 millisecond' as until_at
    from activity a join activity_officer o using (activity_id)
    where ${which}`);
}

/** In order of time. */
export async function selectFootageOf(db: Database, activityId: string, viewer: Seer): Promise<ActivityFootage[]> {
  const { rows } = await sql<ActivityFootage>`
    select r.recording_id as "recordingId", r.file_name as "fileName", r.recorder_serial as "recorderSerial",
      f.badge_no as "badgeNo", f.from_at as "from", f.to_at as "to", r.clock_error_ms as "clockErrorMs",
      r.inspection_outcome = 'healthy' and not r.several_recorders and f.to_at > f.from_at
        and (r.holes is null or (${playedTime}) && tstzrange(f.from_at, f.to_at)) as counts,
      ${seenBy(viewer)} as seen
    from (${footageOf(sql`a.activity_id = ${activityId}`)}) as f
    join recording r using (recording_id) join station s using (station_id)
    order by f.from_at, r.recording_id, f.badge_no
  `.execute(db);
  return rows;
}

/**
 * Brings what is kept of these activities' footage to what it is now: which recordings show them, and as what those are
 * kept. A lock in the store follows at once when a recording is to be kept longer.
 */
export async function linkRecordings(tx: Transaction, activityIds: readonly string[]): Promise<void> {
  if (activityIds.length === 0) return;
  const ids = sql`any(${activityIds}::uuid[])`;
  const { rows } = await sql<{ recordingId: string }>`
    with now_shown as materialized (
      select distinct activity_id, recording_id from (${footageOf(sql`a.activity_id = ${ids} and a.withdrawn_at is null`)}) as f
    ), gone as (
      delete from activity_recording l where l.activity_id = ${ids} and not exists (
        select from now_shown n where n.activity_id = l.activity_id and n.recording_id = l.recording_id
      ) returning l.recording_id
    ), added as (
      insert into activity_recording select activity_id, recording_id from now_shown on conflict do nothing
      returning recording_id
    )
    -- the item's category may have changed of those that stay
    select recording_id as "recordingId" from now_shown union select recording_id from gone
  `.execute(tx);
  const recordingIds = rows.map(({ recordingId }) => recordingId);
  await sql`
    with kept_as as materialized (
      select r.recording_id, exists (
        select from activity_recording l join activity a using (activity_id)
        where l.recording_id = r.recording_id and a.ticket_no is not null
      ) as ticketed, array(
        select distinct a.retention_category from activity_recording l join activity a using (activity_id)
        where l.recording_id = r.recording_id and a.retention_category is not null order by 1
      ) as categories
      from (
        select recording_id from recording where recording_id = any(${recordingIds}) order by recording_id for no key update
      ) as r
    )
    update recording r set activity_categories = k.categories, ticketed = k.ticketed, lock_after = null
    from kept_as k where r.recording_id = k.recording_id
      and (r.activity_categories <> k.categories or r.ticketed <> k.ticketed)
  `.execute(tx);
}
