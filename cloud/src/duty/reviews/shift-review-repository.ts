import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { reviewRecorderDaysOfOfficers } from './recorder-day-review-repository.ts';

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

/** A stretch of time of every officer of a unit. */
export interface UnitTime {
  unitCode: string;
  from: Date;
  until: Date | null;
}

// Every change of what should be or was recorded marks the shifts and activities that it touches for review (`review_at`), in the
// same transaction. The review worker then judges them again.
//
// Locks: rows `for update`, shifts before activities, each in order of id. In any other order, two transactions that mark the same
// rows could deadlock. A row that is marked already is locked too: a worker that reviews it right now can't see this transaction's
// rows, so this one must wait for that review and mark the row again. A mark keeps its earliest time, so that a row that is marked
// again and again still gets its turn.
//
// No shift or activity is longer than 48 hours, no lead or lag longer than one hour. Cancelled shifts need no review.

// `offset 0` and `any(array(…))` make Postgres look rows up one by one: the planner can't know how few rows the times touch, and
// would otherwise scan whole tables.

/** Marks every shift and activity of these officers that touches these times, and the days of the recorders that they held. */
export async function reviewShiftsOfOfficers(tx: Transaction, times: readonly OfficerTime[]): Promise<void> {
  if (times.length === 0) return;
  await markTimesOf(tx, officersOf(times));
  await reviewRecorderDaysOfOfficers(tx, times);
}

/** Marks every shift and activity whose officer held one of these recorders in these times. */
export async function reviewShiftsOfRecorders(tx: Transaction, times: readonly RecorderTime[]): Promise<void> {
  if (times.length > 0) await markTimesOf(tx, holdersOf(times));
}

/**
 * Marks the shifts with missing time whose officers owed the card of one of these recorders at that moment: they had held it, and the
 * deadline of its import was still ahead. What was told since may explain that they didn't hand it in: it broke, or another took it on.
 */
export async function reviewShiftsOwing(
  tx: Transaction,
  moments: readonly { recorderSerial: string; at: Date }[],
  { importDeadlineHours }: { importDeadlineHours: number },
): Promise<void> {
  if (moments.length === 0) return;
  await sql`
    with owing as (
      select s.shift_id
      from json_to_recordset(${JSON.stringify(moments)}::json) as t ("recorderSerial" text, at timestamptz),
        lateral (select t.at - ${importDeadlineHours} * interval '1 hour') as last (ends_at),
        lateral (
          select badge_no, held_from, held_until from holding
          where recorder_serial = t."recorderSerial" and held_from <= t.at
            and coalesce(held_until, 'infinity') >= last.ends_at - interval '48 hours'
          offset 0
        ) as h,
        lateral (
          select shift_id from shift
          where badge_no = h.badge_no and cancelled_at is null and ends_at > h.held_from and ends_at >= last.ends_at
            and starts_at >= last.ends_at - interval '48 hours' and starts_at <= t.at
            and starts_at < coalesce(h.held_until, 'infinity')
          offset 0
        ) as s
    ), concerned as (
      select s.shift_id, s.review_at from shift s join shift_coverage c using (shift_id)
      where c.missing_ms > 0 and s.shift_id = any(array(table owing)) order by s.shift_id for update of s
    )
    update shift s set review_at = now() from concerned c
    where s.shift_id = c.shift_id and (c.review_at is null or c.review_at > now())
  `.execute(tx);
}

/** Marks every activity whose officer held one of these recorders in these times: what the witnesses say may have changed. */
export async function reviewActivitiesOfRecorders(tx: Transaction, times: readonly RecorderTime[]): Promise<void> {
  if (times.length > 0) await markActivities(tx, holdersOf(times));
}

/** Marks every shift and activity of these units' officers that touches these times. */
export async function reviewShiftsOfUnits(tx: Transaction, times: readonly UnitTime[]): Promise<void> {
  if (times.length === 0) return;
  await markTimesOf(
    tx,
    sql`
      select o.badge_no, t."from", coalesce(t.until, 'infinity') as until
      from json_to_recordset(${JSON.stringify(times)}::json) as t ("unitCode" text, "from" timestamptz, until timestamptz)
      join officer o on o.unit_code = t."unitCode"
    `,
  );
}

/** Marks the activities of these officers that touch these times: the deadline of their footage depends on the shift. */
export async function reviewActivitiesOfOfficers(tx: Transaction, times: readonly OfficerTime[]): Promise<void> {
  if (times.length > 0) await markActivities(tx, officersOf(times));
}

/**
 * Marks every activity of this time of which nothing is recorded, whoever took part: footage of recorders that nobody held, or that
 * colleagues wore, leaves a doubt of that. One that is locked is left out, or two that mark could wait for each other; who confirms such
 * a finding asks once more (`assertStillCertain`).
 */
export async function reviewUnrecordedActivities(tx: Transaction, times: readonly RecorderTime[]): Promise<void> {
  if (times.length === 0) return;
  await sql`
    with concerned as (
      select a.activity_id from activity a
      where a.activity_id in (
          select v.activity_id from activity_coverage v
          join activity u using (activity_id)
          join json_to_recordset(${JSON.stringify(times)}::json) as t ("from" timestamptz, until timestamptz)
            on u.starts_at <= coalesce(t.until, 'infinity') and u.ends_at >= t."from"
          where v.verdict in ('not_covered', 'cannot_tell')
        )
        and (a.review_at is null or a.review_at > now())
      order by a.activity_id for update skip locked
    )
    update activity a set review_at = now() from concerned c where a.activity_id = c.activity_id
  `.execute(tx);
}

/** Marks an activity, of which something was said that footage doesn't say. */
export async function reviewActivity(tx: Transaction, activityId: string): Promise<void> {
  await tx.updateTable('activity').set({ review_at: sql`now()` }).where('activity_id', '=', activityId).execute();
}

function holdersOf(times: readonly RecorderTime[]): RawBuilder<unknown> {
  return sql`
    select badge_no, greatest(held_from, "from") as "from", least(held_until, until, 'infinity') as until
    from json_to_recordset(${JSON.stringify(times)}::json)
        as t ("recorderSerial" text, "from" timestamptz, until timestamptz),
      lateral (
        select badge_no, held_from, held_until from holding
        where recorder_serial = t."recorderSerial" and coalesce(held_until, 'infinity') >= t."from"
          and held_from <= coalesce(t.until, 'infinity')
        offset 0
      ) as holder
  `;
}

function officersOf(times: readonly OfficerTime[]): RawBuilder<unknown> {
  return sql`
    select "badgeNo" as badge_no, "from", coalesce(until, 'infinity') as until
    from json_to_recordset(${JSON.stringify(times)}::json) as t ("badgeNo" text, "from" timestamptz, until timestamptz)
  `;
}

/** What this transaction wrote and marked itself is locked already, and is as many rows as an import has. */
const notWrittenHere = sql`(xmin <> pg_current_xact_id()::xid or review_at is null or review_at > now())`;

/** @param officers rows of `badge_no`, `from`, `until` */
async function markTimesOf(tx: Transaction, officers: RawBuilder<unknown>): Promise<void> {
  const touched = sql`
    select shift_id from (${officers}) as officer, lateral (
      select shift_id from shift
      where badge_no = officer.badge_no and cancelled_at is null and ends_at >= officer."from"
        and starts_at >= officer."from" - interval '48 hours' and starts_at <= officer.until
      offset 0
    ) as s
  `;
  await sql`
    with concerned as (
      select shift_id, review_at from shift where shift_id = any(array(${touched})) order by shift_id for update
    )
    update shift s set review_at = now() from concerned c
    where s.shift_id = c.shift_id and (c.review_at is null or c.review_at > now())
  `.execute(tx);
  await markActivities(tx, officers);
}

async function markActivities(tx: Transaction, officers: RawBuilder<unknown>): Promise<void> {
  const touched = sql`
    select activity_id from (${officers}) as officer, lateral (
      select activity_id from activity_officer
      where badge_no = officer.badge_no and ends_at >= officer."from" - interval '1 hour'
        and starts_at >= officer."from" - interval '49 hours' and starts_at - interval '1 hour' <= officer.until
      offset 0
    ) as a
  `;
  await sql`
    with concerned as (
      select activity_id, review_at from activity
      where activity_id = any(array(${touched})) and ${notWrittenHere} order by activity_id for update
    )
    update activity a set review_at = now() from concerned c
    where a.activity_id = c.activity_id and (c.review_at is null or c.review_at > now())
  `.execute(tx);
}

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
