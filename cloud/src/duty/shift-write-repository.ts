import { localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { StandingShift } from './shift.ts';
import { insertBreaks, replaceBreaks } from './shift-breaks-repository.ts';

// The coverage of a shift depends on the shift and on custody, not on other shifts. So a change marks only the shift itself for
// review, not the other shifts of its old and new officer.

export async function insertShifts(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  if (shifts.length === 0) return;
  await sql`
    insert into shift (shift_id, badge_no, starts_at, ends_at, duty_date, duty_type, post, campaign_id,
      planned_recorder_serial, review_at)
    select *, now() from ${recordsOf(shifts)}
  `.execute(tx);
  await insertBreaks(tx, shifts);
}

/** Updates the shifts by their ids, in one statement, so that shifts can swap their times and officers. */
export async function updateShifts(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  if (shifts.length === 0) return;
  await sql`
    update shift s
    set badge_no = r.badge_no, starts_at = r.starts_at, ends_at = r.ends_at, duty_date = r.duty_date,
      duty_type = r.duty_type, post = r.post, campaign_id = r.campaign_id,
      planned_recorder_serial = r.planned_recorder_serial, version = s.version + 1, review_at = now()
    from ${recordsOf(shifts)} where s.shift_id = r.shift_id
  `.execute(tx);
  await replaceBreaks(tx, shifts);
}

/** The review that this marks resolves their findings. */
export async function cancelShifts(tx: Transaction, shiftIds: readonly string[], now: Date): Promise<void> {
  if (shiftIds.length === 0) return;
  await sql`
    update shift set cancelled_at = ${now}, version = version + 1, review_at = now()
    where shift_id = any(${shiftIds}::uuid[])
  `.execute(tx);
}

function recordsOf(shifts: readonly StandingShift[]) {
  const records = shifts.map((shift) => ({
    shift_id: shift.shiftId,
    badge_no: shift.badgeNo,
    starts_at: shift.startsAt,
    ends_at: shift.endsAt,
    duty_date: localDateOf(shift.startsAt),
    duty_type: shift.dutyType,
    post: shift.post,
    campaign_id: shift.campaignId,
    planned_recorder_serial: shift.plannedRecorderSerial,
  }));
  return sql`json_to_recordset(${JSON.stringify(records)}::json) as r
    (shift_id uuid, badge_no text, starts_at timestamptz, ends_at timestamptz, duty_date date, duty_type text, post text,
      campaign_id uuid, planned_recorder_serial text)`;
}
