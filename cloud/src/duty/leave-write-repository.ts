import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { StandingLeave } from './leave.ts';

export async function insertLeaves(tx: Transaction, leaves: readonly StandingLeave[]): Promise<void> {
  if (leaves.length === 0) return;
  await sql`
    insert into leave (leave_id, badge_no, leave_kind, starts_at, ends_at, note)
    select r."leaveId", r."badgeNo", r."leaveKind", r."startsAt", r."endsAt", r.note from ${recordsOf(leaves)}
  `.execute(tx);
}

/** Updates the leaves by their ids. */
export async function updateLeaves(tx: Transaction, leaves: readonly StandingLeave[]): Promise<void> {
  if (leaves.length === 0) return;
  await sql`
    update leave l
    set badge_no = r."badgeNo", leave_kind = r."leaveKind", starts_at = r."startsAt", ends_at = r."endsAt", note = r.note
    from ${recordsOf(leaves)} where l.leave_id = r."leaveId"
  `.execute(tx);
}

export async function removeLeaves(tx: Transaction, leaveIds: readonly string[], now: Date): Promise<void> {
  if (leaveIds.length === 0) return;
  await sql`update leave set removed_at = ${now} where leave_id = any(${leaveIds}::uuid[])`.execute(tx);
}

/** The leaves of these officers that aren't removed and end after `from`, and the leaves with these ids. */
export async function selectStandingLeaves(
  tx: Transaction,
  { badgeNos, from, leaveIds }: { badgeNos: readonly string[]; from: Date; leaveIds: readonly string[] },
): Promise<StandingLeave[]> {
  const { rows } = await sql<StandingLeave>`
    select leave_id as "leaveId", badge_no as "badgeNo", leave_kind as "leaveKind", starts_at as "startsAt",
      ends_at as "endsAt", note
    from leave
    where removed_at is null
      and (leave_id = any(${leaveIds}::uuid[]) or badge_no = any(${badgeNos}::text[]) and ends_at > ${from}::timestamptz)
  `.execute(tx);
  return rows;
}

function recordsOf(leaves: readonly StandingLeave[]) {
  return sql`json_to_recordset(${JSON.stringify(leaves)}::json) as r ("leaveId" uuid, "badgeNo" text, "leaveKind" text,
    "startsAt" timestamptz, "endsAt" timestamptz, note text)`;
}
