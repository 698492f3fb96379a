// Metrics ask of every file that was seen on a card whether a file of that name was ever collected from that recorder.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- serves: was a file of this name collected from this recorder, as large or larger
    create index sighting_collected on sighting (recorder_serial, base_name(path_text), size_bytes) include (seen_at)
      where recording_id is not null
  `.execute(db);
}
