/**
 * Tables of the screen: the directory that HQ gave, so that it works while HQ is away, and what was entered here.
 *
 * INVARIANTS: `kiosk_entry` and its event are written in one transaction. The directory is replaced as a whole.
 */
export const kioskTables = `
  create table kiosk_directory (one integer primary key check (one = 1), fetched_at text not null) strict;
  create table kiosk_officer (badge_no text primary key, name text not null, pin_verifier text) strict, without rowid;
  create table kiosk_recorder (
    recorder_serial text primary key,
    state text not null,
    spare integer not null check (spare in (0, 1)),
    holder_badge_no text
  ) strict, without rowid;
  create table kiosk_entry (
    entry_id text primary key,
    kind text not null check (kind in ('check_out', 'check_in', 'fault')),
    recorder_serial text not null,
    badge_no text not null,
    at text not null,
    event_id integer not null
  ) strict, without rowid;
  -- Serves the newest entries, of all and of a recorder.
  create index kiosk_entry_at on kiosk_entry (at);
  -- Wrong PINs since a moment; kept, so that a restart doesn't give new attempts.
  create table kiosk_attempt (badge_no text primary key, began_at text not null, attempts integer not null)
    strict, without rowid;
`;

/** Checks before duty are entries too. SQLite can't change a constraint, so the table is made anew. */
export const checkEntries = `
  create table kiosk_entry_new (
    entry_id text primary key,
    kind text not null check (kind in ('check_out', 'check_in', 'fault', 'check')),
    recorder_serial text not null,
    badge_no text not null,
    at text not null,
    event_id integer not null
  ) strict, without rowid;
  insert into kiosk_entry_new select entry_id, kind, recorder_serial, badge_no, at, event_id from kiosk_entry;
  drop table kiosk_entry;
  alter table kiosk_entry_new rename to kiosk_entry;
  create index kiosk_entry_at on kiosk_entry (at);
`;
