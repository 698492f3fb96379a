import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** A stretch of time of one officer; `until` null: without end. */
export interface OfficerTime {
  badgeNo: string;
  from: Date;
  until: Date | null;
}

/** A stretch of time of one recorder. */
export interface RecorderTime {
  recorderSerial: string;
  from: Date;
  until: Date | null;
}

// Rows are locked in order, so that two transactions that mark the same shifts wait instead of deadlocking.

/** Has the coverage of every shift that touches these times looked at again. Cancelled ones too: their findings end. */
export async function reviewShiftsOfOfficers(tx: Transaction, times: readonly OfficerTime[]): Promise<void> {
  if (times.length === 0) return;
  await sql`
    with concerned as (
      select shift_id from shift s
      where exists (
        select from json_to_recordset(${JSON.stringify(times)}::json) as t ("badgeNo" text, "from" timestamptz, until timestamptz)
        where s.badge_no = t."badgeNo" and s.starts_at <= coalesce(t.until, 'infinity') and s.ends_at >= t."from"
      )
      order by shift_id for update
    )
    update shift s set review_at = now() from concerned c where s.shift_id = c.shift_id
  `.execute(tx);
}

/** Has the coverage of every shift looked at again whose officer held one of these recorders in these times. */
export async function reviewShiftsOfRecorders(tx: Transaction, times: readonly RecorderTime[]): Promise<void> {
  if (times.length === 0) return;
  await sql`
    with concerned as (
      select shift_id from shift
      where shift_id in (
        select s.shift_id
        from json_to_recordset(${JSON.stringify(times)}::json) as t ("recorderSerial" text, "from" timestamptz, until timestamptz)
        join holding h on h.recorder_serial = t."recorderSerial"
          and h.held_from <= coalesce(t.until, 'infinity') and coalesce(h.held_until, 'infinity') >= t."from"
        join shift s on s.badge_no = h.badge_no
          and s.starts_at <= least(coalesce(t.until, 'infinity'), coalesce(h.held_until, 'infinity'))
          and s.ends_at >= greatest(t."from", h.held_from)
      )
      order by shift_id for update
    )
    update shift s set review_at = now() from concerned c where s.shift_id = c.shift_id
  `.execute(tx);
}
