// Units, officers, recorders and stations, and the codes by which stations enrol.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table unit (
      unit_code text primary key,
      name text not null,
      kind text not null check (kind in ('brigade', 'squad', 'section')),
      parent_code text references unit,
      created_at timestamptz not null default now()
    );

    create table officer (
      badge_no text primary key,
      name text not null,
      kind text not null check (kind in ('sworn', 'auxiliary')),
      unit_code text not null references unit,
      created_at timestamptz not null default now()
    );

    create table recorder (
      recorder_serial text primary key,
      unit_code text references unit,
      state text not null default 'normal' check (state in ('normal', 'faulty', 'in_repair', 'scrapped')),
      spare boolean not null default false,
      created_at timestamptz not null default now()
    );

    create table station (
      station_id text primary key check (station_id ~ '^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$'),
      unit_code text not null references unit,
      name text not null,
      public_jwk jsonb,
      key_thumbprint text,
      enrolled_at timestamptz,
      frozen_at timestamptz,
      frozen_reason text,
      revoked_at timestamptz,
      -- for brokers that can't check tokens: the hash as mosquitto's password file has it
      mosquitto_password_hash text,
      created_at timestamptz not null default now()
    );

    create table enrolment_code (
      code_sha256 bytea primary key,
      station_id text not null references station,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      used_thumbprint text
    );

    create table station_presence (
      station_id text primary key references station,
      state text not null check (state in ('online', 'offline')),
      incarnation integer not null,
      connection bigint not null,
      changed_at timestamptz not null
    );

    create table station_alarm (
      station_alarm_id uuid primary key default gen_random_uuid(),
      station_id text not null references station,
      kind text not null,
      detail jsonb not null,
      raised_at timestamptz not null default now(),
      cleared_at timestamptz,
      cleared_by text
    );
    -- serves: the open alarms of the station list
    create index station_alarm_open on station_alarm (station_id, raised_at) where cleared_at is null;
    -- serves: an alarm is raised once while it is open
    create unique index station_alarm_once on station_alarm (station_id, kind) where cleared_at is null;
  `.execute(db);
}
