import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** A local date of one recorder. */
export interface RecorderDay {
  recorderSerial: string;
  day: string;
}

/**
 * Claims days whose review is due, the longest due first, and locks their rows until the end of the transaction: a change that marks
 * one of them waits for the review and then marks it again.
 */
export async function claimRecorderDays(tx: Transaction, asOf: Date, limit: number): Promise<RecorderDay[]> {
  const { rows } = await sql<RecorderDay>`
    select recorder_serial as "recorderSerial", day from recorder_day
    where review_at < ${asOf}::timestamptz + interval '1 millisecond'
    order by review_at, recorder_serial, day limit ${limit} for no key update skip locked
  `.execute(tx);
  return rows;
}

/** Sets when to review these days again. Null: only when something about them changes. */
export async function saveRecorderDays(
  tx: Transaction,
  days: readonly RecorderDay[],
  reviewAt: Date | null,
): Promise<void> {
  await sql`
    update recorder_day d set review_at = ${reviewAt}
    from json_to_recordset(${JSON.stringify(days)}::json) as r ("recorderSerial" text, day date)
    where d.recorder_serial = r."recorderSerial" and d.day = r.day
  `.execute(tx);
}

/** Postpones the review that is due longest. */
export async function postponeRecorderDay(db: Database, asOf: Date, until: Date): Promise<RecorderDay | undefined> {
  return db.transaction().execute(async (tx) => {
    const days = await claimRecorderDays(tx, asOf, 1);
    if (days.length > 0) await saveRecorderDays(tx, days, until);
    return days[0];
  });
}

/** `w`: the days, each with its first moment and the first moment after it. */
export function daysAsTable(days: readonly RecorderDay[]) {
  return sql`(
    select r."recorderSerial" as recorder_serial, r.day, r.day::timestamp at time zone 'Asia/Shanghai' as from_at,
      (r.day + 1)::timestamp at time zone 'Asia/Shanghai' as until_at
    from json_to_recordset(${JSON.stringify(days)}::json) as r ("recorderSerial" text, day date)
  )`;
}
