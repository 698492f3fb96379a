import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import { dutyLock } from '../db/duty-lock.ts';
import { lockRegistry } from './registry-lock-repository.ts';

// Exemptions and outages of a whole unit count for its present officers: HQ doesn't store who belonged to a unit when. So when an
// officer, station or recorder moves, everything recent is marked for review. Older verdicts stay, as after a change of a parameter.

/**
 * Call before changing who belongs to which unit. Takes the duty lock exclusively, then the registry lock. So until this transaction
 * ends, nobody takes in footage, or marks shifts for an exemption or outage of a unit without seeing the move. Take it before any other
 * lock, or it can deadlock with an intake.
 */
export async function lockMoves(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${dutyLock})`.execute(tx);
  await lockRegistry(tx);
}

/** Marks the shifts and activities of these officers that lie ahead or ended in the last 60 days. */
export async function reviewMovedOfficers(tx: Transaction, badgeNos: readonly string[]): Promise<void> {
  if (badgeNos.length > 0) await markOf(tx, sql`any(${badgeNos}::text[])`);
}

/** Marks the same for all officers of these units, which gained or lost a station. */
export async function reviewMovedUnits(tx: Transaction, unitCodes: readonly string[]): Promise<void> {
  if (unitCodes.length === 0) return;
  await markOf(tx, sql`any(array(select badge_no from officer where unit_code = any(${unitCodes}::text[])))`);
}

/** Marks the days of the last 60 days of these recorders: a recorder without a unit has no findings. */
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
