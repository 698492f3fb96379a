// Where recorders were, and what their wearers marked: pages of the files that recorders write beside their footage.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One row a page that a station sent, however often it did. A page has at most 500 entries, so they stay together.
    create table side_file_page (
      side_file_id text not null,
      kind text not null check (kind in ('track', 'bookmarks')),
      -- the recording that the entries belong to; empty: the station can't tell
      recording_key text not null,
      page integer not null,
      recording_id text generated always as (nullif(recording_key, '')) stored,
      recorder_serial text not null,
      dock_session_id uuid not null,
      path_text text not null,
      -- entries that nobody could read
      bad_entries integer not null,
      entries jsonb not null,
      -- of the entries, by the recorder's clock; null: there are none
      first_at timestamptz(3),
      last_at timestamptz(3),
      told_at timestamptz(3) not null,
      primary key (side_file_id, kind, recording_key, page)
    );
    -- serves: the track and the bookmarks of a recording
    create index side_file_page_recording on side_file_page (recording_id) where recording_id is not null;
    -- serves: what a recorder noted without a recording
    create index side_file_page_recorder on side_file_page (recorder_serial, first_at) where recording_id is null;
  `.execute(db);
}
