// What a stand-in asks in a leader's name is the leader's own request: neither of them decides on it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- the leader for whom whoever asked acted
    alter table exemption add column on_behalf_of uuid references account check (decided_by <> on_behalf_of);
    alter table roster_proposal add column on_behalf_of uuid references account check (decided_by <> on_behalf_of);
  `.execute(db);
}
