// Coverage looks up the breaks of each shift: from the index alone.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table shift_break drop constraint shift_break_pkey;
    -- serves: the breaks of a shift, in coverage and in the roster
    alter table shift_break add primary key (shift_id, starts_at) include (ends_at);
  `.execute(db);
}
