import { localDateOf } from '@rollcall/shared/local-date';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { StandingShift } from './shift.ts';

// What a shift covers depends on itself and on custody, on no other shift: a changed one is looked at again, the others
// of its officers, old and new, needn't be.

export async function insertShifts(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  await sql`
    insert into shift (shift_id, badge_no, starts_at, ends_at, duty_date, duty_type, post, review_at)
    select *, now() from ${recordsOf(shifts)}
  `.execute(tx);
}

/** Brings the shifts of these ids to this. */
export async function updateShifts(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  await sql`
    update shift s
    set badge_no = r.badge_no, starts_at = r.starts_at, ends_at = r.ends_at, duty_date = r.duty_date,
      duty_type = r.duty_type, post = r.post, review_at = now()
    from ${recordsOf(shifts)} where s.shift_id = r.shift_id
  `.execute(tx);
}

/** Its findings end with the next look at it. */
export async function cancelStandingShift(tx: Transaction, shiftId: string, now: Date): Promise<void> {
  await tx
    .updateTable('shift')
    .set({ cancelled_at: now, review_at: sql<Date>`now()` })
    .where('shift_id', '=', shiftId)
    .execute();
}

function recordsOf(shifts: readonly StandingShift[]) {
  const records = shifts.map(({ shiftId, badgeNo, startsAt, endsAt, dutyType, post }) => ({
    shift_id: shiftId,
    badge_no: badgeNo,
    starts_at: startsAt,
    ends_at: endsAt,
    duty_date: localDateOf(startsAt),
    duty_type: dutyType,
    post,
  }));
  return sql`json_to_recordset(${JSON.stringify(records)}::json) as r
    (shift_id uuid, badge_no text, starts_at timestamptz, ends_at timestamptz, duty_date date, duty_type text, post text)`;
}
