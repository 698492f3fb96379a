// A unit that was dissolved stays for its past, and is chosen for nothing to come.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table unit add column retired boolean not null default false`.execute(db);
}
