import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { RosterState, WantedShift } from './plan-shifts.ts';
import { longestShiftMs, type StandingShift } from './shift.ts';

/**
 * What must be known before these shifts are planned.
 * @param unitCode only officers of this unit may be rostered; everyone when undefined, nobody when null
 */
export async function selectRosterState(
  tx: Transaction,
  wanted: readonly WantedShift[],
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<RosterState> {
  const badgeNos = [...new Set(wanted.map(({ badgeNo }) => badgeNo))];
  let officers = tx
    .selectFrom('officer')
    .select(['badge_no', 'left_on'])
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`);
  if (unitCode !== undefined) officers = officers.where('unit_code', '=', unitCode);
  const dutyTypes = await tx.selectFrom('duty_type').select(['duty_type', 'retired_at']).execute();
  return {
    officers: new Map((await officers.execute()).map((row) => [row.badge_no, { leftOn: row.left_on }])),
    dutyTypes: new Map(dutyTypes.map((row) => [row.duty_type, { retired: row.retired_at !== null }])),
    shifts: await selectStandingShifts(tx, badgeNos, wanted),
  };
}

/** Shifts of these officers that may touch the wanted times, and those that are to be replaced. */
async function selectStandingShifts(
  tx: Transaction,
  badgeNos: string[],
  wanted: readonly WantedShift[],
): Promise<StandingShift[]> {
  const begins = wanted.map(({ startsAt }) => startsAt.getTime());
  const ends = wanted.map(({ startsAt, endsAt }) => Math.max(startsAt.getTime(), endsAt.getTime()));
  const first = begins.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const last = ends.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  if (first > last) return [];
  const near = await standing(tx)
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`)
    .where('starts_at', '>=', new Date(first - longestShiftMs))
    .where('starts_at', '<=', new Date(last))
    .execute();
  const ids = wanted.flatMap(({ shiftId }) => shiftId ?? []);
  const replaced = await standing(tx).where('shift_id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  return [...new Map([...near, ...replaced].map((shift) => [shift.shiftId, shift])).values()];
}

function standing(tx: Transaction) {
  return tx
    .selectFrom('shift')
    .select([
      'shift_id as shiftId',
      'badge_no as badgeNo',
      'starts_at as startsAt',
      'ends_at as endsAt',
      'duty_type as dutyType',
      'post',
    ])
    .where('cancelled_at', 'is', null);
}
