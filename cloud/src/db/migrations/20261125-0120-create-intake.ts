// What stations send, as they sent it: their stores, how far each is, batches, events, and what could not be read.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One row. The epoch rises at each start of ingest, and when a running ingest finds another database under it.
    create table cloud_state (
      one boolean primary key default true check (one),
      epoch bigint not null
    );
    insert into cloud_state (epoch) values (0);

    -- store_id is null when HQ, restored from a backup, learned of an incarnation from the station's signed batch.
    create table station_store (
      station_id text not null references station,
      incarnation integer not null check (incarnation > 0),
      store_id uuid,
      registered_at timestamptz not null default now(),
      fenced_at timestamptz,
      fence_reason text,
      primary key (station_id, incarnation)
    );

    -- The compare-and-set row: two ingesters can't both move a station on.
    create table station_cursor (
      station_id text primary key references station,
      incarnation integer not null,
      through bigint not null default 0,
      head text not null,
      archived_through bigint not null default 0,
      counter bigint not null default 0,
      last_batch_at timestamptz
    );

    create table station_batch (
      station_id text not null,
      incarnation integer not null,
      first_seq bigint not null,
      last_seq bigint not null,
      hash text not null,
      jws text not null,
      received_at timestamptz not null default now(),
      primary key (station_id, incarnation, first_seq)
    );

    -- Base64 of a signature's payload hardly compresses, and trying costs half of the insert's CPU.
    alter table station_batch alter column jws set storage external;

    create table station_event (
      station_id text not null,
      incarnation integer not null,
      seq bigint not null,
      event_id uuid not null,
      type text not null,
      wall timestamptz not null,
      boot_id uuid not null,
      monotonic_ms bigint not null,
      body jsonb not null,
      received_at timestamptz not null default now(),
      primary key (station_id, incarnation, seq)
    );

    -- raw is the event's JSON as text: jsonb refuses NUL and lone surrogates, which is how some events get here.
    create table quarantined_event (
      station_id text not null,
      incarnation integer not null,
      seq bigint not null,
      raw bytea not null,
      reason text not null,
      quarantined_at timestamptz not null default now(),
      reprocessed_at timestamptz,
      primary key (station_id, incarnation, seq)
    );

    -- Batches that were not taken (bad signature, equivocation, frozen, revoked …), kept for a person to look at.
    create table refused_batch (
      refused_batch_id bigint generated always as identity primary key,
      station_id text not null,
      reason text not null,
      raw bytea not null,
      raw_sha256 bytea not null,
      received_at timestamptz not null default now(),
      unique (station_id, raw_sha256)
    );
  `.execute(db);
}
