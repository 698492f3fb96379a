// Recordings by content, where they were seen, and what lay on docked cards.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table recording (
      recording_id text primary key,
      sha256 text not null unique,
      size_bytes bigint not null check (size_bytes > 0),
      part_size_bytes bigint not null check (part_size_bytes > 0),
      part_sha256 text[] not null,
      extension text not null,
      inspection jsonb not null,
      inspection_outcome text not null check (inspection_outcome in ('healthy', 'damaged', 'not_inspected')),
      duration_ms bigint,
      captured_at timestamptz,
      recorder_serial text not null,
      file_name text not null,
      station_id text not null references station,
      state text not null default 'announced' check (state in ('announced', 'uploading', 'uploaded', 'verified')),
      object_key text not null,
      -- the open multipart upload, and when parts of it were last granted
      upload_id text,
      granted_at timestamptz,
      version_id text,
      -- a version whose bytes were wrong, until the store has deleted it
      rejected_version_id text,
      -- milliseconds, as the cursor of a page has it
      announced_at timestamptz(3) not null,
      uploaded_at timestamptz,
      verified_at timestamptz,
      verify_attempts integer not null default 0,
      -- when the read-back is due; while one runs, when another worker may take it over
      verify_after timestamptz,
      check (state not in ('uploaded', 'verified') or (version_id is not null and uploaded_at is not null)),
      check (state <> 'uploaded' or verify_after is not null),
      check (state <> 'verified' or verified_at is not null)
    );
    -- serves: GET /api/v1/recordings, newest announcement first, by keyset
    create index recording_announced on recording (announced_at desc, recording_id desc);
    create index recording_station_announced on recording (station_id, announced_at desc, recording_id desc);
    create index recording_recorder_announced on recording (recorder_serial, announced_at desc, recording_id desc);
    -- serves: the list of what isn't verified yet, a small part of all
    create index recording_unverified on recording (announced_at desc, recording_id desc) where state <> 'verified';
    -- serves: the list of what was captured between two times
    create index recording_captured on recording (captured_at);
    -- serves: the worker that reads stored objects back
    create index recording_to_verify on recording (verify_after) where state = 'uploaded';
    -- serves: the deletion of versions whose bytes were wrong
    create index recording_rejected on recording (recording_id) where rejected_version_id is not null;
    -- serves: the sweep of uploads that stopped
    create index recording_uploading on recording (granted_at) where state = 'uploading';

    -- Which stations announced it: only those are given a grant. recording_id references nothing, to save a fifth of the
    -- time of an announcement: the recording is written just before, in the same transaction, and is never deleted.
    create table recording_announcement (
      recording_id text not null,
      station_id text not null references station,
      incarnation integer not null,
      seq bigint not null,
      announced_at timestamptz not null,
      primary key (recording_id, station_id)
    );

    -- What a station was granted on one day (UTC): the quota counts it.
    create table station_upload_day (
      station_id text not null references station,
      day date not null,
      granted_bytes bigint not null,
      primary key (station_id, day)
    );

    create table dock_session (
      dock_session_id uuid primary key,
      station_id text not null references station,
      recorder_serial text not null,
      serial_source text not null,
      card_volume_id text not null,
      profile_id text,
      free_bytes bigint not null,
      total_bytes bigint not null,
      docked_at timestamptz not null,
      undocked_at timestamptz
    );
    -- serves: a recorder's dock history
    create index dock_session_recorder on dock_session (recorder_serial, docked_at);

    create table card_inventory (
      dock_session_id uuid not null,
      page integer not null,
      pages integer not null,
      entries jsonb not null,
      seen_at timestamptz not null,
      primary key (dock_session_id, page)
    );

    -- recording_id references nothing: a station that lost its database may sight what HQ doesn't know yet.
    create table sighting (
      sighting_id bigint generated always as identity primary key,
      recording_id text,
      problem text check (problem in ('empty_file', 'vanished', 'unreadable', 'reads_differ')),
      problem_detail text,
      station_id text not null references station,
      dock_session_id uuid not null,
      card_volume_id text not null,
      recorder_serial text not null,
      path_bytes bytea not null,
      path_text text not null,
      size_bytes bigint not null,
      modified_at timestamptz not null,
      claim jsonb not null,
      seen_at timestamptz not null
    );
    -- serves: the same event a second time. The path is hashed because an index row holds 2,704 bytes at most.
    create unique index sighting_once on sighting
      (station_id, dock_session_id, sha256(path_bytes), recording_id, problem) nulls not distinct;
    -- serves: a recording's sightings; a station's; those that became no recording
    create index sighting_recording on sighting (recording_id);
    create index sighting_station on sighting (station_id, sighting_id desc);
    create index sighting_problem on sighting (sighting_id desc) where problem is not null;
  `.execute(db);
}
