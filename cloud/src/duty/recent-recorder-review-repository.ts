import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** Marks the docks' clocks and the recorders' days of the last 60 days for review. Older ones keep their verdict. */
export async function reviewRecentRecorderDays(tx: Transaction, { now }: { now: Date }): Promise<void> {
  await sql`
    with concerned as (
      select recorder_serial, day from recorder_day where day > (${now}::timestamptz - interval '60 days')::date
      order by recorder_serial, day for update
    )
    update recorder_day d set review_at = least(d.review_at, now()) from concerned c
    where d.recorder_serial = c.recorder_serial and d.day = c.day
  `.execute(tx);
  await sql`
    with concerned as (
      select dock_session_id from dock_session where docked_at > ${now}::timestamptz - interval '60 days'
      order by dock_session_id for update
    )
    update dock_session d set clock_review_at = least(d.clock_review_at, now()) from concerned c
    where d.dock_session_id = c.dock_session_id
  `.execute(tx);
}
