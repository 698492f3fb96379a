// All footage of a case is exported by its number. The export says which, so that it is found again beside others of the case.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evidence_export add column case_no text check (case_no <> '')`.execute(db);
}
