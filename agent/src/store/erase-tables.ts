/**
 * Tables of erasing.
 *
 * INVARIANTS: `card_file.bytes_read` says that the station read these very bytes in this dock session and was never away since;
 * it is cleared at every start, because a card may have been elsewhere meanwhile. `erased` files are not what a new file of
 * the same name, size and time is. An `erase` in state `erasing` was begun: files of its permit that are gone are its work.
 */
export const eraseTables = `
  alter table card_file add column bytes_read integer not null default 0 check (bytes_read in (0, 1));
  alter table card_file add column erased integer not null default 0 check (erased in (0, 1));
  create table erase (
    permit_id text primary key,
    jws text not null,
    dock_session_id text,
    state text not null check (state in ('erasing', 'erased', 'dry_run', 'refused')),
    began_at text not null,
    ended_at text,
    check ((state = 'erasing') = (ended_at is null))
  ) strict, without rowid;
  -- Serves the scanner, which leaves a card alone meanwhile.
  create index erase_dock_session on erase (dock_session_id);
`;
