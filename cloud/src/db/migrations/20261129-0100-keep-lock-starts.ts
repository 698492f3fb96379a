// Since when a recording is locked, by which stations count how long they keep their own copy, and which station has removed its
// copy. What was locked before this migration counts as locked from now on: later than the truth, so no copy goes too early.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recording add column locked_since timestamptz;
    update recording set locked_since = now() where locked_until is not null;
    alter table recording_announcement add column local_copy_pruned_at timestamptz;
  `.execute(db);
}
