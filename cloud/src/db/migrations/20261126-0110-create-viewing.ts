// Every look at footage leaves a trace, and recordings get a small picture.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table viewing_session (
      viewing_session_id uuid primary key default gen_random_uuid(),
      recording_id text not null references recording,
      account_id uuid not null references account,
      opened_at timestamptz not null,
      last_read_at timestamptz,
      expires_at timestamptz not null
    );
    -- serves: who looked at a recording
    create index viewing_session_recording on viewing_session (recording_id, opened_at);

    alter table recording
      add column thumbnail text check (thumbnail in ('stored', 'none')),
      add column thumbnail_attempts integer not null default 0,
      -- when the next attempt is due; while one runs, when another worker may take it over; null: now
      add column thumbnail_after timestamptz;
    -- serves: the worker that makes them, the newest first
    create index recording_without_thumbnail on recording (verified_at) where state = 'verified' and thumbnail is null;
  `.execute(db);
}
