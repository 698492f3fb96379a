// Who changes a shift says which version was seen: nobody overwrites what somebody else changed meanwhile.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- rises with each change of what is on the roster
    alter table shift add column version integer not null default 1 check (version >= 1);
  `.execute(db);
}
