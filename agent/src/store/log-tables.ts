/**
 * Tables of recorder logs, and of the station's own life.
 *
 * INVARIANTS: `recorder_log` says how much of a log HQ was told, and of which bytes: a log that begins otherwise is another one
 * and is told from its first line. `log_read` follows in the same transaction as the events. `station_life.alive_at` is at
 * most a minute old while the agent works; `stopped` is set by a clean stop only, and cleared by the next start.
 */
export const logTables = `
  alter table card_file add column log_profile_id text;
  alter table card_file add column log_read integer not null default 0 check (log_read in (0, 1));
  -- Serves the log reader: logs that were collected and not read.
  create index card_file_unread_log on card_file (card_file_id)
    where log_profile_id is not null and log_read = 0 and state = 'collected';

  create table recorder_log (
    card_volume_id text not null,
    recorder_serial text not null,
    path_bytes blob not null,
    bytes_told integer not null,
    lines_told integer not null,
    told_sha256 text not null,
    primary key (card_volume_id, recorder_serial, path_bytes)
  ) strict, without rowid;

  create table station_life (
    one integer primary key check (one = 1),
    alive_at text not null,
    stopped integer not null check (stopped in (0, 1))
  ) strict;
`;
