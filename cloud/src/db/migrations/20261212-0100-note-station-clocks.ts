// Stations say by how much their clock differs from HQ's.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // Null: it has never said.
  await sql`alter table station_presence add column clock_behind_ms bigint`.execute(db);
}
