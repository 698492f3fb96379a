// What isn't verified yet, and what was deleted, was looked for and sorted whole when the list was in the order of capture.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- serve: these lists by time of capture; unknown ones are the earliest
    create index recording_unverified_captured on recording (coalesce(captured_at, '-infinity') desc, recording_id desc)
      include (station_id) where state not in ('verified', 'deleted');
    create index recording_deleted_captured on recording (coalesce(captured_at, '-infinity') desc, recording_id desc)
      where state = 'deleted'
  `.execute(db);
}
