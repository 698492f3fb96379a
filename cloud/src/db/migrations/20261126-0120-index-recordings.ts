// What keeps the list of recordings quick at a million, whatever its order and filters (`recording-page-repository.ts`).
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists pg_trgm;

    drop index recording_announced;
    drop index recording_station_announced;
    drop index recording_recorder_announced;
    drop index recording_captured;
    -- serves: the list by announcement, unfiltered or by a time of capture, both ways, by keyset
    create index recording_announced on recording (announced_at desc, recording_id desc) include (captured_at);
    -- serves: the list by time of capture; unknown ones are the earliest
    create index recording_captured on recording (coalesce(captured_at, '-infinity') desc, recording_id desc)
      include (captured_at);
    -- serves: both orders, filtered by station, unit, kind, outcome or several of them. At time zone: no other index has it
    -- like this, so that none but these gives the order of a slice.
    create index recording_slice_announced on recording
      (station_id, kind, inspection_outcome, (announced_at at time zone 'UTC') desc, recording_id desc)
      include (announced_at, captured_at);
    create index recording_slice_captured on recording
      (station_id, kind, inspection_outcome, (coalesce(captured_at, '-infinity') at time zone 'UTC') desc, recording_id desc)
      include (captured_at);
    -- serves: the recordings of a recorder, and of an officer by what the officer held when
    create index recording_recorder_captured on recording (recorder_serial, captured_at);
    -- serves: the list by announcement, filtered by time of capture: those that one doesn't follow the other within a week
    create index recording_late on recording (captured_at)
      where not (announced_at - captured_at between interval '0' and interval '7 days');
    -- serves: the search in file names
    create index recording_name on recording using gin (file_name gin_trgm_ops);
    drop index recording_unverified;
    -- serves: the list of what isn't verified yet, a small part of all, and how much that is at each station
    create index recording_unverified on recording (announced_at desc, recording_id desc)
      include (station_id, size_bytes) where state <> 'verified';

    -- serves: the planner, which otherwise takes a third of all to be in recording_late
    create statistics recording_delay on (announced_at - captured_at) from recording;
    -- Lists read indices alone where pages are known to be visible, which vacuum finds out. A fifth of the table, the
    -- default, is too much to wait for.
    alter table recording set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

    -- serves: the cards that are in docks now
    create index dock_session_docked on dock_session (station_id, docked_at) where undocked_at is null;
  `.execute(db);
}
