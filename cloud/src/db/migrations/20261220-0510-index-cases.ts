// A page for each case number, and a list of them.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- all activities of a case, in order of time, and the list of cases
    create index activity_of_case on activity (case_no, starts_at) where case_no is not null and withdrawn_at is null;
  `.execute(db);
}
