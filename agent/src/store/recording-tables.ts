/**
 * Tables of the card half: dock sessions, files on cards, recordings.
 *
 * INVARIANTS: `card_file` has a row for a file only once it is complete; a file that changed after it was collected gets
 * another row. `collected_event_id` is null while a recording, rebuilt from its sidecar, was not announced yet.
 */
export const recordingTables = `
  create table dock_session (
    dock_session_id text primary key,
    folder_bytes blob not null,
    card_volume_id text not null,
    recorder_serial text not null,
    serial_source text not null check (serial_source in ('station_bind', 'file_name', 'folder_name')),
    inventory_digest text not null,
    undocked integer not null default 0 check (undocked in (0, 1))
  ) strict, without rowid;
  -- Serves the scanner: the card that lies in a folder now.
  create unique index dock_session_open on dock_session (folder_bytes) where undocked = 0;

  -- mtime_ns is text: nanoseconds since 1970 don't fit into a JavaScript number.
  create table card_file (
    card_file_id integer primary key autoincrement,
    dock_session_id text not null references dock_session,
    path_bytes blob not null,
    size_bytes integer not null,
    mtime_ns text not null,
    is_log integer not null check (is_log in (0, 1)),
    extension text not null,
    sighting text not null,
    state text not null
      check (state in ('seen', 'collecting', 'collected', 'empty', 'vanished', 'unreadable')),
    recording_id text references recording,
    unique (dock_session_id, path_bytes, size_bytes, mtime_ns),
    check ((state = 'collected') = (recording_id is not null))
  ) strict;
  -- Serves the scanner: was this very file collected in any dock session?
  create index card_file_collected on card_file (path_bytes, size_bytes, mtime_ns) where state = 'collected';
  -- Serves the collector: what is still to be read.
  create index card_file_waiting on card_file (dock_session_id) where state in ('seen', 'unreadable', 'vanished');
  -- Serves collecting again what was damaged on the station's disk.
  create index card_file_by_recording on card_file (recording_id) where recording_id is not null;

  create table recording (
    recording_id text primary key,
    state text not null check (state in ('collected', 'uploading', 'uploaded', 'verified', 'local_copy_damaged')),
    size_bytes integer not null,
    collected_body text not null,
    collected_event_id integer
  ) strict, without rowid;
  -- Serves the uploader: what HQ has not verified yet, oldest announcement first.
  create index recording_unverified on recording (collected_event_id) where state in ('collected', 'uploading', 'uploaded');
`;

/**
 * The most that the station can keep, when HQ was told that a file is larger; null: it wasn't told, or there is room since. Its state is
 * `unreadable` then, so that an agent of before goes on with it.
 */
export const largerThan = 'alter table card_file add column larger_than integer;';

/**
 * Of a file that waits to be read: the recording of a file of this name, size and time that was on this card before. It is the same if its
 * bytes are.
 */
export const knownAs = 'alter table card_file add column known_as text references recording;';

/** Large files of which nobody knows what they are, so that each is told once a dock session. */
export const unidentifiedFiles = `
  create table unidentified_file (
    dock_session_id text not null references dock_session on delete cascade,
    path_bytes blob not null,
    size_bytes integer not null,
    mtime_ns text not null,
    primary key (dock_session_id, path_bytes, size_bytes, mtime_ns)
  ) strict, without rowid;
`;
