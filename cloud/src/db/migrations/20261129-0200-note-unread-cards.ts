// Cards of which something can't be read: their inventories are incomplete, and what can't be read is told like a file that
// could not be collected.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- how many folders and names of the card are missing from the inventory
    alter table card_inventory add column unread integer not null default 0;
    alter table sighting drop constraint sighting_problem_check,
      add constraint sighting_problem_check
      check (problem in ('empty_file', 'vanished', 'unreadable', 'reads_differ', 'folder_unreadable'));
  `.execute(db);
}
