import type { EventBodies } from '@rollcall/shared/contract/event';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** An inventory page with when the station made it. */
export type InventoryPage = EventBodies['inventory'] & { wall: string };

/**
 * Stores when each version of each footage or log file lay on its card. Idempotent: the same page again changes nothing.
 * @returns the days, by the recorder's clock as known now, of footage that is new on its card
 */
export async function noteCardFiles(
  tx: Transaction,
  pages: readonly InventoryPage[],
): Promise<{ recorderSerial: string; at: Date }[]> {
  const { rows } = await sql<{ recorderSerial: string; at: Date }>`
    with noted as (
    insert into card_file as c (
      card_key, path_sha256, size_bytes, path_bytes, path_text, recorder_serial, is_log, captured_at, modified_at,
      sequence_no, first_seen_at, last_seen_at
    )
    select d.card_key, sha256(p.bytes), e."sizeBytes", min(p.bytes), min(e.path ->> 'text'),
      (array_agg(d.recorder_serial order by i.wall desc, d.recorder_serial))[1], bool_or(e."fileClass" = 'log'),
      max(e."capturedAt"), max(e."modifiedAt"), max(e."sequenceNo"), min(i.wall), max(i.wall)
    from json_to_recordset(${JSON.stringify(pages)}::json) as i ("dockSessionId" uuid, wall timestamptz, entries jsonb)
    join dock_session d on d.dock_session_id = i."dockSessionId"
    cross join lateral jsonb_to_recordset(i.entries) as e (
      path jsonb, "sizeBytes" bigint, "modifiedAt" timestamptz, "fileClass" text, "capturedAt" timestamptz,
      "sequenceNo" bigint
    )
    cross join lateral (select decode(e.path ->> 'bytes', 'base64') as bytes) as p
    where e."fileClass" in ('media', 'log')
    group by 1, 2, 3
    order by 1, 2, 3
    on conflict (card_key, path_sha256, size_bytes) do update set
      recorder_serial = case when excluded.last_seen_at >= c.last_seen_at
        then excluded.recorder_serial else c.recorder_serial end,
      captured_at = coalesce(c.captured_at, excluded.captured_at),
      sequence_no = coalesce(c.sequence_no, excluded.sequence_no),
      first_seen_at = least(c.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(c.last_seen_at, excluded.last_seen_at)
    returning *
    )
    select distinct recorder_serial as "recorderSerial", date_trunc('day', coalesce(captured_at, modified_at),
      'Asia/Shanghai') as at
    from noted
    where not is_log and first_seen_at = any(${[...new Set(pages.map(({ wall }) => wall))]}::timestamptz[])
  `.execute(tx);
  return rows;
}

// `offset 0` makes Postgres look each row up: the planner can't know how few there are.

/**
 * When missing files were recorded, by the recorder's clock: files that lay on the cards of these docks within the last 60 days, are
 * no longer there, and were never collected. Includes files that have just turned up again, so that their days are reviewed.
 */
export async function selectMissedMoments(
  tx: Transaction,
  dockSessionIds: readonly string[],
): Promise<{ recorderSerial: string; at: Date }[]> {
  const { rows } = await sql<{ recorderSerial: string; at: Date }>`
    select distinct c.recorder_serial as "recorderSerial", date_trunc('day', coalesce(c.captured_at, c.modified_at),
      'Asia/Shanghai') as at
    from (
      select card_key, told_at, (
          select max(i.seen_at) from dock_session e join card_inventory i using (dock_session_id) where e.card_key = told.card_key
        ) as seen_at
      from (
        select d.card_key, min(i.seen_at) as told_at
        from dock_session d join card_inventory i using (dock_session_id)
        where d.dock_session_id = any(${dockSessionIds}::uuid[]) group by 1
      ) as told
    ) as looked
    cross join lateral (
      select * from card_file
      where card_key = looked.card_key and last_seen_at < looked.seen_at
        and last_seen_at > looked.told_at - interval '60 days' and not is_log
      offset 0
    ) as c
    where not exists (
      select from sighting s
      where sha256(s.path_bytes) = c.path_sha256 and s.size_bytes = c.size_bytes and s.recording_id is not null
      offset 0
    )
  `.execute(tx);
  return rows;
}
