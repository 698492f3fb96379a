// Permits to erase cards, files that people let go, and why the cards in docks now can't be erased.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Every inventory of a dock session stays; which is the newest is said by the station's order of its events. Stations of
    -- before gave inventories no digest.
    alter table card_inventory
      add column inventory_sha256 text not null default '',
      add column incarnation integer not null default 0,
      add column seq bigint not null default 0,
      drop constraint card_inventory_pkey,
      add primary key (dock_session_id, inventory_sha256, page);

    create table erase_permit (
      permit_id uuid primary key,
      station_id text not null references station,
      dock_session_id uuid not null references dock_session,
      recorder_serial text not null,
      card_volume_id text not null,
      inventory_sha256 text not null,
      dry_run boolean not null,
      files integer not null,
      bytes bigint not null,
      -- the permit without its place in the ledger, which is what its fact has the digest of
      content jsonb not null,
      fact_id bigint not null references fact on update cascade,
      issued_at timestamptz(3) not null,
      expires_at timestamptz not null,
      -- as the station gets it, once its station has cosigned a checkpoint over the fact
      jws text,
      confirmed_at timestamptz,
      state text not null check (state in ('waiting', 'issued', 'done', 'refused', 'expired', 'withdrawn')),
      ended_at timestamptz,
      files_erased integer,
      interrupted boolean,
      refusal text,
      refusal_detail text,
      refusal_paths jsonb not null default '[]',
      check ((state in ('waiting', 'issued')) = (ended_at is null)),
      check (state <> 'issued' or jws is not null)
    );
    -- A card has one permit at a time. serves: what stations pull, what waits for its place in the ledger
    create unique index erase_permit_live on erase_permit (dock_session_id) where ended_at is null;
    -- serves: what happened to a card in this dock session
    create index erase_permit_dock_session on erase_permit (dock_session_id, issued_at);
    -- serves: GET /api/v1/erase-permits, newest first, by keyset; of a recorder; of a station
    create index erase_permit_newest on erase_permit (issued_at desc, permit_id desc);
    create index erase_permit_recorder on erase_permit (recorder_serial, issued_at desc, permit_id desc);
    create index erase_permit_station on erase_permit (station_id, issued_at desc, permit_id desc);

    -- A person lets a file go that HQ doesn't have whole. It counts for this very file, wherever its card is docked.
    create table erase_approval (
      approval_id uuid primary key,
      station_id text not null references station,
      recorder_serial text not null,
      card_volume_id text not null,
      path_bytes bytea not null,
      path_text text not null,
      size_bytes bigint not null,
      modified_at timestamptz not null,
      problem text not null check (problem in ('unreadable', 'damaged')),
      reason text not null,
      proposed_by text not null,
      proposed_at timestamptz not null,
      approved_by text,
      approved_at timestamptz,
      check ((approved_by is null) = (approved_at is null))
    );
    -- serves: the approval of a file
    create unique index erase_approval_file on erase_approval
      (recorder_serial, card_volume_id, sha256(path_bytes), size_bytes, modified_at);

    -- What came of the last look at a docked card.
    create table erase_standing (
      dock_session_id uuid primary key references dock_session,
      outcome text not null check (outcome in ('permitted', 'nothing', 'tried', 'blocked')),
      objections jsonb not null,
      judged_at timestamptz not null,
      judge_after timestamptz not null
    );
  `.execute(db);
}
