// Accounts of people and their server-side sessions (found by the hash of their id: a copy of the table opens none), and what
// keeps passwords, codes and assertions from being tried or used too often.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table account (
      account_id uuid primary key default gen_random_uuid(),
      username text not null unique,
      password_hash text not null,
      role text not null check (role in ('brigade_admin', 'inspector', 'squad_leader', 'officer', 'ops', 'auditor')),
      unit_code text references unit,
      badge_no text references officer,
      created_at timestamptz not null default now(),
      disabled_at timestamptz
    );

    create table session (
      session_sha256 bytea primary key,
      account_id uuid not null references account,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    -- serves: closing all sessions of an account, and the sweep of expired ones
    create index session_account on session (account_id);
    create index session_expiry on session (expires_at);

    -- How often something was tried in the window that began then. The key is a hash: it holds no name and no address.
    create table attempt_window (
      key_sha256 bytea primary key,
      started_at timestamptz not null,
      attempts integer not null
    );
    -- serves: the sweep of old windows
    create index attempt_window_started on attempt_window (started_at);

    -- Client assertions that were used once and must not be used again before they expire.
    create table used_assertion (
      station_id text not null references station,
      jti text not null,
      expires_at timestamptz not null,
      primary key (station_id, jti)
    );
  `.execute(db);
}
