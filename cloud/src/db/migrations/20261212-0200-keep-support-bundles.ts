// HQ asks a station for a support bundle, and keeps the newest one.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table support_bundle (
      station_id text primary key references station,
      request_id uuid not null default gen_random_uuid(),
      asked_at timestamptz not null,
      asked_by text not null,
      arrived_at timestamptz,
      text text,
      check ((arrived_at is null) = (text is null))
    );
  `.execute(db);
}
