import type { Testimonies } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** What the recorders of officers say of a stretch of time for which there is no footage. */
export type ActivityTestimony = Pick<Testimonies, 'recorderLog' | 'sequence' | 'cardInventory'> & {
  /** Only a station's screen says that the officer had the recorder, or the officer disputes it. */
  unconfirmed: boolean;
};

/**
 * What the witnesses say of these times, by the caller's key. A log with entries before and after the time and no recording in it
 * says *absent*. Collected files count as footage, not here.
 */
export async function selectActivityTestimonies(
  tx: Transaction,
  times: readonly { key: string; badgeNos: readonly string[]; from: Date; to: Date }[],
): Promise<Map<string, ActivityTestimony>> {
  if (times.length === 0) return new Map();
  const { rows } = await sql<ActivityTestimony & { key: string }>`
    with held as materialized (
      select t.key, t."from", t."to", h.recorder_serial, (c.basis = 'observed' or exists (
          select from custody_dispute d where d.custody_id = h.custody_id and d.state = 'open'
        )) as unconfirmed
      from json_to_recordset(${JSON.stringify(times)}::json)
        as t (key text, "badgeNos" text[], "from" timestamptz, "to" timestamptz)
      join holding h on h.badge_no = any(t."badgeNos") and h.held_from <= t."to"
        and coalesce(h.held_until, 'infinity') > t."from"
      join custody c using (custody_id)
    ),
    said as (
      select h.key, h.unconfirmed, logged.files > 0 as logged, logged.before and logged.after as covered,
        listed.files > 0 as listed, coalesce(gap.skipped, false) as skipped
      from held h
      cross join lateral (
        select
          count(*) filter (where f.names and f.at <= h."to" and coalesce(f.ends_at, f.at) >= h."from") as files,
          coalesce(bool_or(f.at < h."from"), false) as before,
          coalesce(bool_or(coalesce(f.ends_at, f.at) > h."to"), false) as after
        from (
          select min(l.happened_at) as at, max(l.happened_at) filter (where l.type = 7) as ends_at,
            l.file_key <> '' and bool_or(l.type in (4, 5)) and not exists (
              select from sighting s where base_name(s.path_text) = l.file_key and s.recording_id is not null
                and (s.recorder_serial = h.recorder_serial or s.claim ->> 'recorderSerial' = h.recorder_serial)
              offset 0
            ) as names
          from recorder_log_entry l
          where l.recorder_serial = h.recorder_serial
            and l.happened_at > h."from" - interval '1 day' and l.happened_at < h."to" + interval '1 day'
          group by l.file_key, case when l.file_key = '' then l.at end
        ) as f
      ) as logged
      cross join lateral (
        select count(*) as files from card_file c
        where c.recorder_serial = h.recorder_serial and not c.is_log
          and coalesce(c.captured_at, c.modified_at) <= h."to" and c.modified_at >= h."from"
          and coalesce(c.captured_at, c.modified_at) > h."from" - interval '1 day'
          and not exists (
            select from sighting s
            where sha256(s.path_bytes) = c.path_sha256 and s.size_bytes = c.size_bytes and s.recording_id is not null
            offset 0
          )
      ) as listed
      left join lateral (
        select n.next_no between n.sequence_no + 2 and n.sequence_no + 100 as skipped
        from (
          select c.sequence_no, coalesce(c.captured_at, c.modified_at) as at,
            lead(c.sequence_no) over later as next_no, lead(coalesce(c.captured_at, c.modified_at)) over later as next_at,
            lead(c.card_key) over later as next_card, c.card_key
          from card_file c
          where c.recorder_serial = h.recorder_serial and not c.is_log and c.sequence_no is not null
            and coalesce(c.captured_at, c.modified_at) > h."from" - interval '1 day'
            and coalesce(c.captured_at, c.modified_at) < h."to" + interval '1 day'
          window later as (order by coalesce(c.captured_at, c.modified_at), c.sequence_no)
        ) as n
        where n.at <= h."from" and n.next_at >= h."to" and n.next_card = n.card_key
        limit 1
      ) as gap on true
    )
    select key,
      case when bool_or(logged) then 'recorded' when bool_or(covered) then 'absent' else 'silent' end as "recorderLog",
      case when bool_or(skipped) then 'recorded' else 'silent' end as sequence,
      case when bool_or(listed) then 'recorded' else 'silent' end as "cardInventory",
      bool_and(unconfirmed) as unconfirmed
    from said group by key
  `.execute(tx);
  return new Map(rows.map(({ key, ...testimony }) => [key, testimony]));
}
