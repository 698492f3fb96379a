import type { LeaveFilters } from '@rollcall/shared/resources/leave';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import type { LeaveState, StandingLeave, WantedLeave } from './plan-leave.ts';

/** Latest start first. */
export const leaveSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('l.starts_at'), type: 'timestamptz' },
    { by: sql.ref('l.leave_id'), type: 'uuid' },
  ],
};

/** What was removed is left out. */
export function leaveWith(
  db: Database,
  { unitCode, badgeNo, leaveKind, from, to }: LeaveFilters,
  dataScope: DataScope,
) {
  let rows = leaveRows(db, dataScope).where('l.removed_at', 'is', null);
  if (unitCode) rows = rows.where('o.unit_code', '=', unitCode);
  if (badgeNo) rows = rows.where('l.badge_no', '=', badgeNo);
  if (leaveKind) rows = rows.where('l.leave_kind', '=', leaveKind);
  if (from) rows = rows.where('l.ends_at', '>', startOfLocalDate(from));
  if (to) rows = rows.where('l.starts_at', '<', startOfLocalDate(addDays(to, 1)));
  return rows;
}

/** One leave, removed or not. */
export async function findLeave(db: Database | Transaction, leaveId: string, dataScope: DataScope) {
  return leaveRows(db, dataScope).where('l.leave_id', '=', leaveId).executeTakeFirst();
}

function leaveRows(db: Database | Transaction, dataScope: DataScope) {
  return db
    .selectFrom('leave as l')
    .innerJoin('officer as o', 'o.badge_no', 'l.badge_no')
    .select(camel('l', 'leave_id', 'badge_no', 'leave_kind', 'starts_at', 'ends_at', 'note'))
    .select(['o.name as officerName', 'o.unit_code as unitCode'])
    .select(sql<boolean>`l.removed_at is not null`.as('removed'))
    .where(inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('l.badge_no') }));
}

/**
 * Everything that a plan of this leave needs.
 * @param unitCode only officers of this unit may be entered; everyone when undefined, nobody when null
 */
export async function selectLeaveState(
  tx: Transaction,
  wanted: readonly WantedLeave[],
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<LeaveState> {
  if (wanted.length === 0) return { officers: new Map(), leaves: [] };
  const badgeNos = [...new Set(wanted.map(({ badgeNo }) => badgeNo))];
  let officers = tx
    .selectFrom('officer')
    .select(['badge_no', 'left_on'])
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`);
  if (unitCode !== undefined) officers = officers.where('unit_code', '=', unitCode);
  const from = new Date(wanted.reduce((first, { startsAt }) => Math.min(first, startsAt.getTime()), Infinity));
  const leaveIds = wanted.flatMap(({ leaveId }) => leaveId ?? []);
  return {
    officers: new Map((await officers.execute()).map((row) => [row.badge_no, { leftOn: row.left_on }])),
    leaves: await selectStandingLeaves(tx, { badgeNos, from, leaveIds }),
  };
}

/** The leave that such a state names. */
export function leaveOfState(wanted: readonly WantedLeave[]): RawBuilder<unknown> {
  const badgeNos = [...new Set(wanted.map(({ badgeNo }) => badgeNo))];
  return sql`select l.* from leave l where removed_at is null and badge_no = any(${badgeNos}::text[])`;
}

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
