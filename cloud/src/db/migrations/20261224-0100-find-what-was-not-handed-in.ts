// A recorder that isn't handed in is a finding of its own: that nothing was recorded isn't certain while its card is unread. 0.2.0
// answers a list with an error when a row is of a kind that it doesn't know.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter policy known_to_release_before on finding using (kind <> 'object_unreadable' and rule_key <> 'handed_in')`.execute(
    db,
  );
}
