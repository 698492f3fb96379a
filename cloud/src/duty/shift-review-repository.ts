import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
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

// Whatever changes what should be or was recorded marks the shifts and the activities that it concerns, in its transaction.
//
// Rows are locked in order, shifts before activities, so that two transactions that mark the same wait instead of
// deadlocking. The lock is taken also of what is marked already: who reviews it at this moment may not see what the mark is
// about. A mark keeps its time until the review, so that what is marked again and again gets its turn. No shift or activity is
// longer than 48 hours, no lead or lag longer than one. Cancelled shifts are covered by nothing whatever happens.

// Nothing tells the planner how many rows the times touch, and what it guesses makes it read all of them: `offset 0` and
// the array have it look each of them up.

/** Has every shift and activity of these officers that touches these times looked at again, and what their recorders did then. */
export async function reviewShiftsOfOfficers(tx: Transaction, times: readonly OfficerTime[]): Promise<void> {
  if (times.length === 0) return;
  await markTimesOf(tx, officersOf(times));
  await reviewRecorderDaysOfOfficers(tx, times);
}

/** Has every shift and activity looked at again whose officer held one of these recorders in these times. */
export async function reviewShiftsOfRecorders(tx: Transaction, times: readonly RecorderTime[]): Promise<void> {
  if (times.length > 0) await markTimesOf(tx, holdersOf(times));
}

/** Has every activity looked at again whose officer held one of these recorders in these times: what witnesses say of it. */
export async function reviewActivitiesOfRecorders(tx: Transaction, times: readonly RecorderTime[]): Promise<void> {
  if (times.length > 0) await markActivities(tx, holdersOf(times));
}

/** Has every shift and activity of the officers of these units that touches these times looked at again. */
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

/** Has the activities of these officers that touch these times looked at again: their shifts say when footage is due. */
export async function reviewActivitiesOfOfficers(tx: Transaction, times: readonly OfficerTime[]): Promise<void> {
  if (times.length > 0) await markActivities(tx, officersOf(times));
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
      select activity_id, review_at from activity where activity_id = any(array(${touched})) order by activity_id for update
    )
    update activity a set review_at = now() from concerned c
    where a.activity_id = c.activity_id and (c.review_at is null or c.review_at > now())
  `.execute(tx);
}
