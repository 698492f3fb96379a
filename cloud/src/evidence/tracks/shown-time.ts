import { sql } from 'kysely';

/**
 * Of recording `r`: its time as the recorder's own clock showed it, by which side files are written. Of one without an end it is a
 * moment; empty where nobody knows when it was.
 */
export const shownTime = sql`case when r.captured_at is null then 'empty'::tstzrange else tstzrange(
  r.captured_at + r.clock_offset_ms * interval '1 millisecond',
  coalesce(r.captured_until, r.captured_at) + r.clock_offset_ms * interval '1 millisecond', '[]'
) end`;
