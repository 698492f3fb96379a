import type { EventBodies } from '@rollcall/shared/contract/event';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { shownTime } from './shown-time.ts';

/** A page of a side file, with the time of the station's event. */
export type SideFilePage = Omit<EventBodies['recorder_track'] | EventBodies['recorder_bookmarks'], 'pages'> & {
  kind: 'track' | 'bookmarks';
  toldAt: string;
};

/**
 * Stores pages, each once, however often and from whichever station it arrives. Of two versions the one with more entries stays: entries
 * that were set aside may have become readable. What belongs to a deleted recording isn't stored again.
 */
export async function insertSideFilePages(tx: Transaction, pages: readonly SideFilePage[]): Promise<void> {
  const about = pages.flatMap(({ recordingId, sideFileId }) => [recordingId, sideFileId]);
  // A deletion holds its recording's row: either it sees these pages, or they see that the recording is gone.
  await sql`
    select from recording where recording_id = any(${[...new Set(about)]}::text[]) order by recording_id for share
  `.execute(tx);
  await sql`
    insert into side_file_page as f (
      side_file_id, kind, recording_key, page, recorder_serial, dock_session_id, path_text, bad_entries, entries,
      first_at, last_at, told_at
    )
    select distinct on (1, 2, 3, 4) p."sideFileId", p.kind, coalesce(p."recordingId", ''), p.page, p."recorderSerial",
      p."dockSessionId", p.path ->> 'text', p."badEntries", kept.entries, kept.first_at, kept.last_at, p."toldAt"
    from json_to_recordset(${JSON.stringify(pages)}::json) as p (
      "sideFileId" text, kind text, "recordingId" text, page integer, "recorderSerial" text, "dockSessionId" uuid,
      path jsonb, "badEntries" integer, entries jsonb, "toldAt" timestamptz
    )
    cross join lateral (
      select coalesce(jsonb_agg(e.entry order by e.nr), '[]') as entries, min(e.at) as first_at, max(e.at) as last_at
      from (select entry, nr, (entry ->> 'at')::timestamptz as at
        from jsonb_array_elements(p.entries) with ordinality as x (entry, nr)) as e
      where p."recordingId" is not null or not exists (
        select from recording r
        where r.recorder_serial = p."recorderSerial" and r.state = 'deleted' and e.at <@ ${shownTime}
      )
    ) as kept
    where not exists (
      select from recording r where r.state = 'deleted' and r.recording_id in (p."recordingId", p."sideFileId")
    )
    order by 1, 2, 3, 4, jsonb_array_length(kept.entries) desc
    on conflict (side_file_id, kind, recording_key, page) do update set
      entries = excluded.entries, bad_entries = excluded.bad_entries, first_at = excluded.first_at,
      last_at = excluded.last_at
    where jsonb_array_length(excluded.entries) > jsonb_array_length(f.entries)
  `.execute(tx);
}

/** Erases what side files say of a recording, and what was read from it, if it is a side file itself. */
export async function eraseSideFiles(tx: Transaction, recordingId: string): Promise<void> {
  await sql`
    delete from side_file_page where recording_id = ${recordingId} or side_file_id = ${recordingId}
  `.execute(tx);
  // Of pages without a recording the entries of its time go.
  await sql`
    update side_file_page f set (entries, first_at, last_at) = (
      select coalesce(jsonb_agg(e.entry order by e.nr), '[]'), min(e.at), max(e.at)
      from (select entry, nr, (entry ->> 'at')::timestamptz as at
        from jsonb_array_elements(f.entries) with ordinality as x (entry, nr)) as e
      where not e.at <@ t.time
    )
    from (
      select r.recorder_serial, ${shownTime} as time from recording r
      where r.recording_id = ${recordingId}
    ) as t
    where f.recording_id is null and f.recorder_serial = t.recorder_serial
      and f.first_at <= upper(t.time) and f.last_at >= lower(t.time)
  `.execute(tx);
}
