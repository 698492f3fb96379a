// What draws drew from, in the order in which it is listed: drawn items first, of the newest draw.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index draw_item_listed on draw_item ((-draw), (coalesce(place, 2147483647)), kind, item)`.execute(
    db,
  );
}
