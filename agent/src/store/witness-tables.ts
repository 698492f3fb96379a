/**
 * Tables of the witness.
 *
 * INVARIANTS: `ledger_seen` is the largest checkpoint that was ever checked of the ledger under this root key; a cosignature
 * leaves the station only for what it holds. With a `ledger_fork` that nobody settled, nothing is cosigned. One promise of HQ
 * is checked at a time; broken, it stays until it is kept after all or a person settles it.
 */
export const witnessTables = `
  create table ledger_seen (
    one integer primary key check (one = 1),
    root_key text not null,
    size integer not null check (size >= 0),
    note text not null,
    seen_at text not null,
    cosigned_size integer check (cosigned_size <= size),
    cosigned_at text,
    check ((cosigned_size is null) = (cosigned_at is null))
  ) strict;

  create table ledger_fork (
    fork_id integer primary key autoincrement,
    had_note text not null,
    seen_note text not null,
    found_at text not null,
    settled_at text,
    reason text,
    went_on_with text check (went_on_with in ('had', 'seen')),
    check ((settled_at is null) = (reason is null) and (settled_at is null) = (went_on_with is null))
  ) strict;
  -- There is one open fork at most: the first keeps the station from looking further.
  create unique index ledger_fork_open on ledger_fork ((settled_at is null)) where settled_at is null;

  create table inclusion_promise (
    one integer primary key check (one = 1),
    incarnation integer not null,
    last_seq integer not null,
    hash text not null,
    included_by text not null,
    broken_at text
  ) strict;
`;
