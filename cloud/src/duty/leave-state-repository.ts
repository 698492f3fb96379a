import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { WantedLeave } from './leave.ts';
import { selectStandingLeaves } from './leave-write-repository.ts';
import type { LeaveState } from './plan-leave.ts';

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
