import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { isRestricted } from '../restrictions/repository.ts';
import { type Seer, seenBy } from '../seen-by.ts';
import type { PlacedEntries } from './placed-entries.ts';

interface Placed {
  recorderSerial: string;
  /** Null: it belongs to none that HQ can tell. */
  recordingId: string | null;
  shownAt: Date;
  /** Null: nobody knows how wrong the recorder's clock was. */
  at: Date | null;
}

export type StoredPoint = Placed & { latitude: number; longitude: number; accuracyM: number | null };
export type StoredBookmark = Placed & { label: string | null };

const placed = sql`recorder_serial as "recorderSerial", recording_id as "recordingId", shown_at as "shownAt", at`;

/**
 * Points in order of time, each place at a moment once, however many files tell of it.
 * @param most of more points every n-th is taken, and the last one
 */
export async function selectPoints(
  db: Database,
  entries: PlacedEntries,
  most: number,
): Promise<{ points: StoredPoint[]; total: number }> {
  const { rows } = await sql<StoredPoint & { total: number }>`
    with once as (
      select distinct on (recorder_serial, shown_at, latitude, longitude) * from (${entries}) as entry
      order by recorder_serial, shown_at, latitude, longitude, recording_id nulls last, side_file_id
    ),
    numbered as (
      select *, row_number() over (order by coalesce(at, shown_at), recorder_serial, latitude, longitude) as nr,
        count(*) over () as total
      from once
    )
    select ${placed}, latitude, longitude, accuracy_m as "accuracyM", total from numbered
    where (nr - 1) % ceil(total::numeric / ${most})::bigint = 0 or nr = total
    order by nr
  `.execute(db);
  return { points: rows.map(({ total, ...point }) => point), total: rows[0]?.total ?? 0 };
}

/** Bookmarks in order of time, each moment and label once. */
export async function selectBookmarks(db: Database, entries: PlacedEntries, most: number): Promise<StoredBookmark[]> {
  const { rows } = await sql<StoredBookmark>`
    select ${placed}, label from (
      select distinct on (recorder_serial, shown_at, label) * from (${entries}) as entry
      order by recorder_serial, shown_at, label, recording_id nulls last, side_file_id
    ) as once
    order by coalesce(at, shown_at), recorder_serial, label nulls first limit ${most}
  `.execute(db);
  return rows;
}

/** The files that tell of a recording, as far as the viewer sees them, and how many entries of all of them nobody could read. */
export async function selectSideFiles(db: Database, recordingId: string, viewer: Seer) {
  const { rows } = await sql<{ sideFileId: string; path: string; badEntries: number; seen: boolean }>`
    select f.side_file_id as "sideFileId", min(f.path_text) as path, sum(f.bad_entries)::integer as "badEntries",
      exists (
        select from recording r join station s on s.station_id = r.station_id
        where r.recording_id = f.side_file_id and r.state <> 'deleted' and ${seenBy(viewer)}
      ) as seen
    from side_file_page f where f.recording_id = ${recordingId} group by f.side_file_id order by path, 1
  `.execute(db);
  return {
    sideFiles: rows.flatMap(({ sideFileId, path, seen }) => (seen ? [{ sideFileId, path }] : [])),
    badEntries: rows.reduce((sum, { badEntries }) => sum + badEntries, 0),
  };
}

/** How many restricted recordings of the officer's time, which the viewer would see otherwise, have a track or bookmarks. */
export async function countRestricted(
  db: Database,
  { badgeNo, from, to }: { badgeNo: string; from: Date; to: Date },
  viewer: Seer,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct r.recording_id) as count
    from holding h
    join recording r on r.recorder_serial = h.recorder_serial and r.captured_at < least(h.held_until, ${to}::timestamptz)
      and r.captured_at > greatest(h.held_from, ${from}) - interval '24 hours'
      and coalesce(r.captured_until, r.captured_at) >= greatest(h.held_from, ${from})
    join station s on s.station_id = r.station_id
    where h.badge_no = ${badgeNo} and h.held_from < ${to} and coalesce(h.held_until, 'infinity') > ${from}
      and r.state <> 'deleted' and ${isRestricted} and ${seenBy(viewer)}
      and exists (select from side_file_page f where f.recording_id = r.recording_id)
  `.execute(db);
  return rows[0]?.count ?? 0;
}
