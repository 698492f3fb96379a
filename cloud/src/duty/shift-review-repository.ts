import { type RawBuilder, sql } from 'kysely';
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

// Rows are locked in order, so that two transactions that mark the same shifts wait instead of deadlocking. The lock is
// taken also of a shift that is marked already: who reviews it at this moment may not see what the mark is about. A mark
// keeps its time until the review, so that a shift that is marked again and again gets its turn. No shift is longer than 48
// hours. Cancelled ones are covered by nothing whatever happens.

// Nothing tells the planner how many shifts the times touch, and what it guesses makes it read the whole roster: `offset 0`
// and the array have it look each of them up.

/** Has the coverage of every shift that touches these times looked at again. */
export async function reviewShiftsOfOfficers(tx: Transaction, times: readonly OfficerTime[]): Promise<void> {
  if (times.length === 0) return;
  await markShifts(
    tx,
    sql`
      select shift_id
      from json_to_recordset(${JSON.stringify(times)}::json) as t ("badgeNo" text, "from" timestamptz, until timestamptz),
        lateral (select t."badgeNo" as badge_no, t."from", coalesce(t.until, 'infinity') as until) as officer,
        lateral (${shiftsTouching}) as s
    `,
  );
}

/** Has the coverage of every shift looked at again whose officer held one of these recorders in these times. */
export async function reviewShiftsOfRecorders(tx: Transaction, times: readonly RecorderTime[]): Promise<void> {
  if (times.length === 0) return;
  await markShifts(
    tx,
    sql`
      select shift_id
      from json_to_recordset(${JSON.stringify(times)}::json)
          as t ("recorderSerial" text, "from" timestamptz, until timestamptz),
        lateral (
          select badge_no, greatest(held_from, t."from") as "from", least(held_until, t.until, 'infinity') as until
          from holding
          where recorder_serial = t."recorderSerial" and coalesce(held_until, 'infinity') >= t."from"
            and held_from <= coalesce(t.until, 'infinity')
          offset 0
        ) as officer,
        lateral (${shiftsTouching}) as s
    `,
  );
}

const shiftsTouching = sql`
  select shift_id from shift
  where badge_no = officer.badge_no and cancelled_at is null and ends_at >= officer."from"
    and starts_at >= officer."from" - interval '48 hours' and starts_at <= officer.until
  offset 0
`;

async function markShifts(tx: Transaction, shiftIds: RawBuilder<unknown>): Promise<void> {
  await sql`
    with concerned as (
      select shift_id, review_at from shift where shift_id = any(array(${shiftIds})) order by shift_id for update
    )
    update shift s set review_at = now() from concerned c
    where s.shift_id = c.shift_id and (c.review_at is null or c.review_at > now())
  `.execute(tx);
}
