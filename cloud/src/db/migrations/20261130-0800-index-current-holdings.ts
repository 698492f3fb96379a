// The duty desk asks every half minute who holds which recorder now.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- serves: GET /api/v1/duty-desk, the holdings that have not ended
    create index holding_not_ended on holding (coalesce(held_until, 'infinity'));
    -- serves: GET /api/v1/duty-desk, spare recorders
    create index recorder_spare on recorder (recorder_serial) where spare;
  `.execute(db);
}
