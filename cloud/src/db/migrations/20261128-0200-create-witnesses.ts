// What tells of footage besides footage itself: recorders' logs, what lay on each card when, clocks; and which recorder's days
// must be looked at again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A file's own name, as recorders' logs have it: FAT knows no case.
    create function base_name(path text) returns text language sql immutable strict parallel safe
      return lower(regexp_replace(path, '^.*[/\\\\]', ''));

    -- Which card it was: by its volume; where the dock names only a folder, two recorders' folders of one name are two cards.
    alter table dock_session
      add column card_key text not null generated always as (
        case when card_volume_id like 'folder:%' then card_volume_id || ' ' || recorder_serial else card_volume_id end
      ) stored,
      -- when the clock of what it brought must be worked out again; null: when something about it changes
      add column clock_review_at timestamptz;
    -- serves: what was on a card before and after a dock
    create index dock_session_card on dock_session (card_key, docked_at);
    -- serves: the worker that works out clocks
    create index dock_session_clock on dock_session (clock_review_at) where clock_review_at is not null;

    -- Every version of every file of footage or log that inventories of a card listed, and when.
    create table card_file (
      card_key text not null,
      path_sha256 bytea not null,
      size_bytes bigint not null,
      path_bytes bytea not null,
      path_text text not null,
      -- whose card it was when it lay there last
      recorder_serial text not null,
      is_log boolean not null,
      -- as its name claims, else when it was written last; by the recorder's clock
      captured_at timestamptz(3),
      modified_at timestamptz(3) not null,
      sequence_no bigint,
      first_seen_at timestamptz(3) not null,
      last_seen_at timestamptz(3) not null,
      primary key (card_key, path_sha256, size_bytes)
    );
    -- serves: the files of a recorder around a day
    create index card_file_recorder on card_file (recorder_serial, coalesce(captured_at, modified_at)) where not is_log;

    -- serves: is a file that a log names, or that moved, on any card
    create index card_file_base_name on card_file (base_name(path_text));

    -- One entry however often it was told. file_key: base_name of the file that it names, empty when it names none.
    create table recorder_log_entry (
      recorder_serial text not null,
      at timestamptz(3) not null,
      type smallint not null check (type between 1 and 8),
      file_key text not null,
      file_name text,
      sequence_no bigint,
      card_key text not null,
      log_path text not null,
      line integer not null,
      dock_session_id uuid not null,
      first_told_at timestamptz(3) not null,
      -- at, corrected by what is known of the recorder's clock then
      happened_at timestamptz(3) not null,
      primary key (recorder_serial, at, type, file_key)
    );
    -- serves: what a recorder did around a day
    create index recorder_log_happened on recorder_log_entry (recorder_serial, happened_at);
    -- serves: the clock of what a dock brought
    create index recorder_log_dock on recorder_log_entry (dock_session_id);

    -- Lines of logs that nobody could read.
    create table recorder_log_trouble (
      event_id uuid primary key,
      recorder_serial text not null,
      dock_session_id uuid not null,
      log_path text not null,
      bad_lines integer not null,
      told_at timestamptz(3) not null
    );
    -- serves: the log of a recorder
    create index recorder_log_trouble_recorder on recorder_log_trouble (recorder_serial, told_at desc);

    -- A recorder's clock from one power-on to the next, as far as a dock tells: how far it was ahead, at least and at most.
    create table recorder_clock (
      dock_session_id uuid not null references dock_session,
      nr integer not null,
      recorder_serial text not null,
      -- by the recorder's clock
      shown_from timestamptz(3) not null,
      shown_until timestamptz(3) not null,
      lowest_ms bigint,
      highest_ms bigint,
      -- null: nobody can know
      offset_ms bigint,
      error_ms integer,
      basis text not null check (basis in ('agrees', 'bounds', 'observed', 'unknown')),
      primary key (dock_session_id, nr),
      check ((basis = 'unknown') = (offset_ms is null) and (offset_ms is null) = (error_ms is null))
    );
    -- serves: the clocks of a recorder, newest first
    create index recorder_clock_recorder on recorder_clock (recorder_serial, dock_session_id);

    -- Somebody compared the recorder's clock with the right time.
    create table clock_observation (
      clock_observation_id uuid primary key default gen_random_uuid(),
      recorder_serial text not null references recorder,
      observed_at timestamptz(3) not null,
      shown_at timestamptz(3) not null,
      error_ms integer not null check (error_ms between 1 and 3600000),
      reason text not null,
      observed_by uuid not null references account,
      told_at timestamptz(3) not null
    );
    -- serves: what was observed of a recorder around a dock
    create index clock_observation_recorder on clock_observation (recorder_serial, observed_at desc);

    -- The local days of which something is known of a recorder.
    create table recorder_day (
      recorder_serial text not null,
      day date not null,
      -- when it must be looked at again; null: when something about it changes
      review_at timestamptz default now(),
      primary key (recorder_serial, day)
    );
    -- serves: the worker that looks at them
    create index recorder_day_review on recorder_day (review_at) where review_at is not null;

    -- serves: was this very file ever collected, from this card or by its name
    create index sighting_path on sighting (sha256(path_bytes), size_bytes) where recording_id is not null;
    create index sighting_base_name on sighting (base_name(path_text)) where recording_id is not null;

    insert into card_file
      (card_key, path_sha256, size_bytes, path_bytes, path_text, recorder_serial, is_log, captured_at, modified_at,
        sequence_no, first_seen_at, last_seen_at)
    select d.card_key, sha256(p.bytes), e."sizeBytes", min(p.bytes), min(e.path ->> 'text'), min(d.recorder_serial),
      bool_or(e."fileClass" = 'log'), null, max(e."modifiedAt"), null, min(i.seen_at), max(i.seen_at)
    from card_inventory i
    join dock_session d using (dock_session_id)
    cross join lateral jsonb_to_recordset(i.entries) as e
      (path jsonb, "sizeBytes" bigint, "modifiedAt" timestamptz, "fileClass" text)
    cross join lateral (select decode(e.path ->> 'bytes', 'base64') as bytes) as p
    where e."fileClass" in ('media', 'log')
    group by 1, 2, 3;

    insert into recorder_day (recorder_serial, day)
    select distinct recorder_serial, (coalesce(captured_at, announced_at) at time zone 'Asia/Shanghai')::date from recording;
  `.execute(db);
}
