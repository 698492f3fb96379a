// Lengths of time are counted in whole seconds, so that what is shown of parts adds up to their sum: what isn't is counted again.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update shift s set review_at = least(s.review_at, now())
    from shift_coverage c
    where c.shift_id = s.shift_id and s.cancelled_at is null
      and (c.required_ms % 1000, c.recorded_ms % 1000, c.uninspected_ms % 1000, c.missing_ms % 1000, c.pending_ms % 1000,
        c.exempt_ms % 1000, c.explained_ms % 1000) is distinct from (0, 0, 0, 0, 0, 0, 0);

    update activity a set review_at = least(a.review_at, now())
    from activity_coverage c
    where c.activity_id = a.activity_id and a.required and a.withdrawn_at is null
      and (c.required_ms % 1000, c.recorded_ms % 1000) is distinct from (0, 0);
  `.execute(db);
}
