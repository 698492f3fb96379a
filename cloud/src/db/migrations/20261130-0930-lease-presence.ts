// A station whose broker node dies is never reported: its last will dies with the node. So `online` becomes a lease that the
// station renews, and that runs out by HQ's clock.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table station_presence
      add column renewal bigint not null default 0,
      -- null: without a lease, the state holds until the station, or its will, says otherwise
      add column renewed_at timestamptz,
      add column lease_until timestamptz,
      add constraint lease_is_whole check ((renewed_at is null) = (lease_until is null))
  `.execute(db);
}
