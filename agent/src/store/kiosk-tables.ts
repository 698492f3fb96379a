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

/** PINs that somebody else made apart from those that open something. */
export const givenPins = `
  alter table kiosk_officer add column given_pin_verifier text;
`;

/**
 * Training: whether a PIN is the officer's own, the sessions to which one can sign in, and who did. `kiosk_entry` is made anew once more,
 * because a sign-in is about a session and no recorder.
 */
export const trainingTables = `
  -- when the officer set the PIN himself; null: he didn't, or HQ is older
  alter table kiosk_officer add column pin_set_at text;
  create table kiosk_session (
    session_id text primary key,
    topic text not null,
    place text not null,
    starts_at text not null,
    ends_at text not null,
    sign_in_from text not null,
    -- JSON: who must attend
    badge_nos text not null
  ) strict, without rowid;
  create table kiosk_entry_new (
    entry_id text primary key,
    kind text not null check (kind in ('check_out', 'check_in', 'fault', 'check', 'attend')),
    recorder_serial text,
    session_id text,
    -- of the session
    topic text,
    badge_no text not null,
    at text not null,
    event_id integer not null,
    check ((kind = 'attend') = (recorder_serial is null)),
    check ((kind = 'attend') = (session_id is not null)),
    check ((session_id is null) = (topic is null))
  ) strict, without rowid;
  insert into kiosk_entry_new (entry_id, kind, recorder_serial, badge_no, at, event_id)
    select entry_id, kind, recorder_serial, badge_no, at, event_id from kiosk_entry;
  drop table kiosk_entry;
  alter table kiosk_entry_new rename to kiosk_entry;
  create index kiosk_entry_at on kiosk_entry (at);
`;
