// Accounts of people and their server-side sessions. A session is found by the hash of its id: a copy of this table opens none.
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
  `.execute(db);
}
