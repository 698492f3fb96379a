import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/**
 * Marks every shift for review that lies ahead or ended in the last 60 days: those of one duty type, or all of them together with
 * all activities. Older ones keep the verdict of their time.
 */
export async function reviewRecentShifts(
  tx: Transaction,
  { now, dutyType }: { now: Date; dutyType?: string },
): Promise<void> {
  await sql`
    with concerned as (
      select shift_id from shift
      -- no shift is longer than 48 hours
      where starts_at > ${now}::timestamptz - interval '62 days' and ends_at > ${now}::timestamptz - interval '60 days'
        and cancelled_at is null and (${dutyType ?? null}::text is null or duty_type = ${dutyType ?? null})
      order by shift_id for update
    )
    update shift s set review_at = now() from concerned c where s.shift_id = c.shift_id
  `.execute(tx);
  // The verdict on an activity doesn't depend on a duty type.
  if (dutyType !== undefined) return;
  await sql`
    with concerned as (
      select activity_id from activity
      where starts_at > ${now}::timestamptz - interval '62 days' and ends_at > ${now}::timestamptz - interval '60 days'
        and withdrawn_at is null
      order by activity_id for update
    )
    update activity a set review_at = now() from concerned c where a.activity_id = c.activity_id
  `.execute(tx);
}
