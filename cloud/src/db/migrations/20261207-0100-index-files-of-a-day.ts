// Metrics look at the files of a day, and ask of each that was seen on a card whether it was ever collected from that recorder.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- serves: was a file of this name collected from this recorder, as large or larger
    create index sighting_collected on sighting (recorder_serial, base_name(path_text), size_bytes) include (seen_at)
      where recording_id is not null;
    -- serve: files of a day, of all recorders
    create index card_file_at on card_file (coalesce(captured_at, modified_at)) where not is_log;
    create index recording_timeless on recording (announced_at) where captured_at is null
  `.execute(db);
}
