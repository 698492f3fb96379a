/**
 * What recorders wrote beside their footage: tracks and bookmarks.
 *
 * INVARIANTS: `side_profile_id` says whose layout reads the file; null: it is no side file. `side_file_told` has a row once HQ was
 * told of the content together with this recording, in the transaction of the events; `recording_id` is empty where the recording
 * isn't known. `side_read` is set when there is nothing more to tell of the file.
 */
export const sideFileTables = `
  alter table card_file add column side_profile_id text;
  alter table card_file add column side_read integer not null default 0 check (side_read in (0, 1));
  -- Serves the side file reader: what was collected, or is empty, and not told.
  create index card_file_unread_side_file on card_file (card_file_id)
    where side_profile_id is not null and side_read = 0 and state in ('collected', 'empty');

  create table side_file_told (
    side_file_id text not null,
    recording_id text not null,
    primary key (side_file_id, recording_id)
  ) strict, without rowid;
`;
