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
      upload_id text,
      version_id text,
      announced_at timestamptz not null,
      uploaded_at timestamptz,
      verified_at timestamptz,
      verify_attempts integer not null default 0,
      verify_after timestamptz,
      check (state <> 'verified' or (version_id is not null and verified_at is not null))
    );
    -- serves: GET /api/v1/recordings, newest announcement first, by keyset
    create index recording_announced on recording (announced_at desc, recording_id desc);
    create index recording_station_announced on recording (station_id, announced_at desc, recording_id desc);
    create index recording_recorder_announced on recording (recorder_serial, announced_at desc, recording_id desc);
    -- serves: the worker that reads stored objects back
    create index recording_to_verify on recording (verify_after nulls first, uploaded_at) where state = 'uploaded';
    -- serves: the sweep of uploads that stopped
    create index recording_uploading on recording (announced_at) where state = 'uploading';

    -- Which stations announced it: only those are given a grant.
    create table recording_announcement (
      recording_id text not null references recording,
      station_id text not null references station,
      incarnation integer not null,
      seq bigint not null,
      announced_at timestamptz not null,
      primary key (recording_id, station_id)
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

    create table sighting (
      sighting_id bigint generated always as identity primary key,
      recording_id text references recording,
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
      seen_at timestamptz not null,
      unique nulls not distinct (dock_session_id, path_bytes, recording_id, problem)
    );
    -- serves: a recording's sightings; the list of sightings that became no recording
    create index sighting_recording on sighting (recording_id);
    create index sighting_problem on sighting (sighting_id desc) where problem is not null;
  `.execute(db);
}
