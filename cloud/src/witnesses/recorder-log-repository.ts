import type { EventBodies } from '@rollcall/shared/contract/event';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** A page of a log, with the time of the station's event. */
export type LogPage = EventBodies['recorder_log'] & { wall: string; eventId: string };

/**
 * Stores entries of recorders' logs, each once, however often and from whichever station it arrives. Its first arrival bounds when it
 * was written. An entry belongs to the recorder that the name of its file claims.
 * @returns the recorders and times of the entries, by the corrected clock as far as it is known
 */
export async function insertLogEntries(
  tx: Transaction,
  pages: readonly LogPage[],
): Promise<{ recorderSerial: string; at: Date }[]> {
  const { rows } = await sql<{ recorderSerial: string; at: Date }>`
    with told as (
      select coalesce(e."recorderSerial", p."recorderSerial") as recorder_serial, e.at, e.type,
        base_name(coalesce(e."fileName", '')) as file_key, e."fileName", e."sequenceNo",
        coalesce(d.card_key, p."cardVolumeId") as card_key, p."logPath" ->> 'text' as log_path, e.line,
        p."dockSessionId", p.wall
      from json_to_recordset(${JSON.stringify(pages)}::json) as p (
        "dockSessionId" uuid, "recorderSerial" text, "cardVolumeId" text, "logPath" jsonb, entries jsonb, wall timestamptz
      )
      left join dock_session d on d.dock_session_id = p."dockSessionId"
      cross join lateral jsonb_to_recordset(p.entries) as e (
        at timestamptz, type smallint, "fileName" text, line integer, "recorderSerial" text, "sequenceNo" bigint
      )
    ),
    kept as (
      insert into recorder_log_entry as l (
        recorder_serial, at, type, file_key, file_name, sequence_no, card_key, log_path, line, dock_session_id,
        first_told_at, happened_at
      )
      select distinct on (1, 2, 3, 4) *, at from told order by 1, 2, 3, 4, wall, line
      on conflict (recorder_serial, at, type, file_key) do update set
        card_key = excluded.card_key, log_path = excluded.log_path, line = excluded.line,
        dock_session_id = excluded.dock_session_id, first_told_at = excluded.first_told_at
      where excluded.first_told_at < l.first_told_at
      returning recorder_serial, at, happened_at
    )
    select distinct recorder_serial as "recorderSerial", date_trunc('day', moment, 'Asia/Shanghai') as at
    from kept, unnest(array[at, happened_at]) as moment
  `.execute(tx);
  return rows;
}

/** Stores how many lines were unreadable. */
export async function insertLogTrouble(tx: Transaction, pages: readonly LogPage[]): Promise<void> {
  const troubled = pages.filter(({ badLines }) => badLines > 0);
  if (troubled.length === 0) return;
  await tx
    .insertInto('recorder_log_trouble')
    .values(
      troubled.map(({ eventId, recorderSerial, dockSessionId, logPath, badLines, wall }) => ({
        event_id: eventId,
        recorder_serial: recorderSerial,
        dock_session_id: dockSessionId,
        log_path: logPath.text,
        bad_lines: badLines,
        told_at: wall,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The days of the log entries that these docks brought. */
export async function selectLoggedDays(
  tx: Transaction,
  dockSessionIds: readonly string[],
): Promise<{ recorderSerial: string; at: Date }[]> {
  const { rows } = await sql<{ recorderSerial: string; at: Date }>`
    select distinct recorder_serial as "recorderSerial", date_trunc('day', happened_at, 'Asia/Shanghai') as at
    from recorder_log_entry where dock_session_id = any(${dockSessionIds}::uuid[])
  `.execute(tx);
  return rows;
}
