import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { dutyLock } from '../db/duty-lock.ts';
import { lockRegistry } from './registry-lock-repository.ts';

// Exemptions and outages of a whole unit count for who belongs to it now: nobody keeps who belonged to it when. So everything
// recent of one who moves is looked at again. What is older keeps the verdict of its time, as when a parameter is changed.

/**
 * Before who belongs to which unit is changed: until this transaction ends no footage is taken in, and no exemption or outage of a
 * unit has what it concerns looked at without seeing who moves. Comes before any other lock.
 */
export async function lockMoves(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${dutyLock})`.execute(tx);
  await lockRegistry(tx);
}

/** Has the shifts and activities of these officers of the last 60 days, and to come, looked at again. */
export async function reviewMovedOfficers(tx: Transaction, badgeNos: readonly string[]): Promise<void> {
  if (badgeNos.length > 0) await markOf(tx, sql`any(${badgeNos}::text[])`);
}

/** Has the same of all officers of these units looked at again, to whom a station came or from whom it went. */
export async function reviewMovedUnits(tx: Transaction, unitCodes: readonly string[]): Promise<void> {
  if (unitCodes.length === 0) return;
  await markOf(tx, sql`any(array(select badge_no from officer where unit_code = any(${unitCodes}::text[])))`);
}

/** Has the days of the last 60 days of these recorders looked at again: a recorder of no unit has no findings. */
export async function reviewMovedRecorders(tx: Transaction, recorderSerials: readonly string[]): Promise<void> {
  if (recorderSerials.length === 0) return;
  await sql`
    with concerned as (
      select recorder_serial, day from recorder_day
      where recorder_serial = any(${recorderSerials}::text[]) and day > (now() - interval '60 days')::date
      order by recorder_serial, day for update
    )
    update recorder_day d set review_at = least(d.review_at, now()) from concerned c
    where d.recorder_serial = c.recorder_serial and d.day = c.day
  `.execute(tx);
}

/** No shift or activity is longer than 48 hours. */
async function markOf(tx: Transaction, badgeNos: RawBuilder<unknown>): Promise<void> {
  const isRecent = sql`starts_at > now() - interval '62 days' and ends_at > now() - interval '60 days'`;
  await sql`
    with concerned as (
      select shift_id from shift where badge_no = ${badgeNos} and cancelled_at is null and ${isRecent}
      order by shift_id for update
    )
    update shift s set review_at = least(s.review_at, now()) from concerned c where s.shift_id = c.shift_id
  `.execute(tx);
  await sql`
    with concerned as (
      select activity_id from activity
      where activity_id = any(array(
        select activity_id from activity_officer where badge_no = ${badgeNos} and ${isRecent}
      ))
      order by activity_id for update
    )
    update activity a set review_at = least(a.review_at, now()) from concerned c where a.activity_id = c.activity_id
  `.execute(tx);
}
