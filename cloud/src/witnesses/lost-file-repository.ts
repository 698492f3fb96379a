import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { circumstancesOf, lookAfter } from './circumstances.ts';
import type { LoggedFile, LogTestimony, MissedFile, SequenceHole } from './lost-file.ts';
import { daysAsTable, type RecorderDay } from './recorder-day-repository.ts';

// `offset 0` makes Postgres look rows up one by one: the planner can't know how few rows a day has, and would scan whole tables.

/** The files that the logs of the recorder of `w` name around the day. */
const entriesAround = sql`
  select * from recorder_log_entry
  where recorder_serial = w.recorder_serial and file_key <> ''
    and happened_at >= w.from_at - interval '1 day' and happened_at < w.until_at + interval '1 day'
`;

/**
 * Files of these days that an inventory listed, that a later look at the card didn't, and that were never collected, from this card or
 * under their name. A file that grew or moved to another folder isn't lost.
 */
export async function selectMissedFiles(tx: Transaction, days: readonly RecorderDay[]): Promise<MissedFile[]> {
  const { rows } = await sql<MissedFile>`
    with missed as materialized (
      select w.day, c.*, coalesce(c.captured_at, c.modified_at) as at
      from ${daysAsTable(days)} as w
      cross join lateral (
        select * from card_file
        where recorder_serial = w.recorder_serial and not is_log
          and coalesce(captured_at, modified_at) >= w.from_at and coalesce(captured_at, modified_at) < w.until_at
        offset 0
      ) as c
      where not exists (
        select from sighting s
        where sha256(s.path_bytes) = c.path_sha256 and s.size_bytes = c.size_bytes and s.recording_id is not null
        offset 0
      ) and not exists (
        select from sighting s
        where base_name(s.path_text) = base_name(c.path_text) and s.recording_id is not null
          and s.recorder_serial = c.recorder_serial and s.size_bytes >= c.size_bytes
        offset 0
      ) and not exists (
        select from card_file k
        where base_name(k.path_text) = base_name(c.path_text) and k.card_key = c.card_key
          and k.last_seen_at > c.last_seen_at and k.size_bytes >= c.size_bytes
        offset 0
      )
    )
    select c.recorder_serial as "recorderSerial", c.day, regexp_replace(c.path_text, '^.*/', '') as "fileName",
      base_name(c.path_text) as "fileKey", c.sequence_no as "sequenceNo", c.card_key as "cardKey", c.at,
      c.modified_at as "writtenAt",
      exists (
        select from erase_permit p,
          lateral jsonb_array_elements((p.content -> 'files') || (p.content -> 'unreadable')) as file
        where p.recorder_serial = c.recorder_serial and p.jws is not null and not p.dry_run
          and decode(file -> 'path' ->> 'bytes', 'base64') = c.path_bytes
      ) as permitted,
      ${circumstancesOf({
        card: sql`c.card_key`,
        recorderSerial: sql`c.recorder_serial`,
        at: sql`c.at`,
        seenUntil: sql`c.last_seen_at`,
      })}
    from missed c
    cross join lateral (${lookAfter(sql`c.card_key`, sql`c.last_seen_at`)}) as look
    order by 1, 2, c.at, 4
  `.execute(tx);
  return rows;
}

/**
 * Files of these days that a log names, but no inventory and no collection. A file counts only once the card with its log was read to
 * the end, or was undocked.
 */
export async function selectLoggedFiles(tx: Transaction, days: readonly RecorderDay[]): Promise<LoggedFile[]> {
  const { rows } = await sql<LoggedFile>`
    with named as materialized (
      select w.day, w.from_at, w.until_at, l.recorder_serial, l.file_key, min(l.file_name) as file_name,
        max(l.sequence_no) as sequence_no, min(l.card_key) as card_key, min(l.happened_at) as at,
        max(l.happened_at) filter (where l.type = 7) as ends_at
      from ${daysAsTable(days)} as w
      cross join lateral (${entriesAround} offset 0) as l
      group by 1, 2, 3, 4, 5
    ),
    gone as materialized (
      select * from named n
      where n.at >= n.from_at and n.at < n.until_at
        and not exists (
          select from sighting s where base_name(s.path_text) = n.file_key and s.recording_id is not null
            and (s.recorder_serial = n.recorder_serial or s.claim ->> 'recorderSerial' = n.recorder_serial)
          offset 0
        )
        and not exists (
          select from card_file c where base_name(c.path_text) = n.file_key
            and (c.recorder_serial = n.recorder_serial or c.card_key = n.card_key)
          offset 0
        )
    )
    select n.recorder_serial as "recorderSerial", n.day, n.file_name as "fileName", n.file_key as "fileKey",
      n.sequence_no as "sequenceNo", n.card_key as "cardKey", n.at, nullif(n.ends_at, n.at) as "endsAt",
      ${circumstancesOf({
        card: sql`n.card_key`,
        recorderSerial: sql`n.recorder_serial`,
        at: sql`n.at`,
        seenUntil: sql`look.seen_at`,
      })}
    from gone n
    cross join lateral (
      select d.docked_at from recorder_log_entry l join dock_session d using (dock_session_id)
      where l.recorder_serial = n.recorder_serial and l.file_key = n.file_key
        and l.happened_at between n.at - interval '2 days' and n.at + interval '2 days'
        and (d.collected_at is not null or d.undocked_at is not null)
      order by d.docked_at limit 1
    ) as dock
    cross join lateral (${lookAfter(sql`n.card_key`, sql`dock.docked_at - interval '1 second'`)}) as look
    order by 1, 2, n.at, 4
  `.execute(tx);
  return rows;
}

/**
 * Sequence numbers that are missing between two successive files on one card. They belong to the day of the file before them. A very
 * different next number means that the recorder started counting again, so it isn't a hole.
 */
export async function selectSequenceHoles(tx: Transaction, days: readonly RecorderDay[]): Promise<SequenceHole[]> {
  const { rows } = await sql<SequenceHole>`
    with numbered as materialized (
      select w.day, w.from_at, w.until_at, n.recorder_serial, n.card_key, n.sequence_no, min(n.at) as at,
        min(n.seen_at) as seen_at
      from ${daysAsTable(days)} as w
      cross join lateral (
        select c.recorder_serial, c.card_key, c.sequence_no, coalesce(c.captured_at, c.modified_at) as at,
          c.first_seen_at as seen_at
        from card_file c
        where c.recorder_serial = w.recorder_serial and not c.is_log and c.sequence_no is not null
          and coalesce(c.captured_at, c.modified_at) >= w.from_at - interval '2 days'
          and coalesce(c.captured_at, c.modified_at) < w.until_at + interval '2 days'
        union all
        select l.recorder_serial, l.card_key, l.sequence_no, l.at, l.first_told_at
        from recorder_log_entry l
        where l.recorder_serial = w.recorder_serial and l.sequence_no is not null
          and l.at >= w.from_at - interval '2 days' and l.at < w.until_at + interval '2 days'
        offset 0
      ) as n
      group by 1, 2, 3, 4, 5, 6
    ),
    neighbours as (
      select *, lead(sequence_no) over later as next_no, lead(at) over later as next_at,
        lead(card_key) over later as next_card, lead(seen_at) over later as next_seen_at
      from numbered
      window later as (partition by recorder_serial, day order by at, sequence_no)
    ),
    hole as materialized (
      select * from neighbours
      where at >= from_at and at < until_at and next_card = card_key
        and next_no > sequence_no + 1 and next_no <= sequence_no + 100
    )
    select h.recorder_serial as "recorderSerial", h.day, h.card_key as "cardKey", h.sequence_no + 1 as first,
      h.next_no - 1 as last, h.at as after, h.next_at as before,
      array(
        select distinct n from (
          select sequence_no as n from card_file
          where recorder_serial = h.recorder_serial and sequence_no > h.sequence_no and sequence_no < h.next_no
            and coalesce(captured_at, modified_at) > h.at - interval '30 days'
          union all
          select sequence_no from recorder_log_entry
          where recorder_serial = h.recorder_serial and sequence_no > h.sequence_no and sequence_no < h.next_no
            and happened_at > h.at - interval '30 days'
        ) as elsewhere order by n
      ) as known,
      ${circumstancesOf({
        card: sql`h.card_key`,
        recorderSerial: sql`h.recorder_serial`,
        at: sql`h.next_at`,
        seenUntil: sql`look.seen_at`,
      })}
    from hole h
    cross join lateral (${lookAfter(sql`h.card_key`, sql`h.next_seen_at - interval '1 second'`)}) as look
    order by 1, 2, h.at
  `.execute(tx);
  return rows;
}

/** Files that the logs of these recorders name around these days. */
export async function selectLogTestimonies(tx: Transaction, days: readonly RecorderDay[]): Promise<LogTestimony[]> {
  const { rows } = await sql<LogTestimony>`
    select l.recorder_serial as "recorderSerial", l.file_key as "fileKey", min(l.happened_at) as at,
      max(l.happened_at) filter (where l.type = 7) as "endsAt"
    from ${daysAsTable(days)} as w
    cross join lateral (${entriesAround} offset 0) as l
    group by 1, 2
    order by 1, 3
  `.execute(tx);
  return rows;
}
