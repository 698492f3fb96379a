// HQ 0.2.0 is the release before now, and knows every kind of finding, outside decision and alarm that 0.1.0 doesn't. So a rollback
// to it hides no rows. The way back still calls the function: the next kind that 0.2.0 doesn't know is hidden in it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function hide_from_release_before() returns void language plpgsql as $$ begin end $$;
    drop policy known_to_release_before on finding;
    drop policy known_to_release_before on outside_decision;
    drop policy known_to_release_before on station_alarm;
  `.execute(db);
}
