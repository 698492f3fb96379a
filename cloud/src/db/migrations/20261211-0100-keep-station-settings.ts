// Stations take settings from HQ: one row for all of them, and one for each station that differs.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table station_settings (
      scope text primary key check (scope = '_default' or scope ~ '^[a-z0-9][a-z0-9-]{1,30}[a-z0-9]$'),
      settings jsonb not null check (jsonb_typeof(settings) = 'object'),
      changed_at timestamptz not null default now()
    );
  `.execute(db);
}
