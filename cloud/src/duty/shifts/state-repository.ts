import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import type { RosterState, WantedShift } from './plan-shifts.ts';
import { type ShiftTimes, selectShiftsByIds, selectShiftsWithin } from './repository.ts';
import { longestShiftMs } from './shift.ts';

/**
 * Everything that a plan of these shifts needs.
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
  const campaigns = await tx
    .selectFrom('campaign')
    .select(['campaign_id', 'starts_on as startsOn', 'ends_on as endsOn'])
    .execute();
  const serials = [...new Set(wanted.flatMap(({ plannedRecorderSerial }) => plannedRecorderSerial ?? []))];
  const recorders = await tx
    .selectFrom('recorder')
    .select(['recorder_serial', 'state'])
    .where('recorder_serial', '=', sql<string>`any(${serials}::text[])`)
    .execute();
  const near = await selectShiftsWithin(tx, badgeNos, timesOf(wanted));
  const replaced = await selectShiftsByIds(
    tx,
    wanted.flatMap(({ shiftId }) => shiftId ?? []),
  );
  return {
    officers: new Map((await officers.execute()).map((row) => [row.badge_no, { leftOn: row.left_on }])),
    dutyTypes: new Map(dutyTypes.map((row) => [row.duty_type, { retired: row.retired_at !== null }])),
    campaigns: new Map(campaigns.map(({ campaign_id, ...campaign }) => [campaign_id, campaign])),
    recorders: new Map(recorders.map((row) => [row.recorder_serial, { scrapped: row.state === 'scrapped' }])),
    shifts: [...new Map([...near, ...replaced].map((shift) => [shift.shiftId, shift])).values()],
  };
}

/** The shifts that such a state names, each as its id and version: what is changed has another. */
export function shiftsOfState(wanted: readonly WantedShift[]): RawBuilder<unknown> {
  const badgeNos = [...new Set(wanted.map(({ badgeNo }) => badgeNo))];
  const { from, to } = timesOf(wanted) ?? { from: null, to: null };
  return sql`
    select shift_id, version from shift
    where cancelled_at is null and badge_no = any(${badgeNos}::text[])
      and starts_at between ${from}::timestamptz and ${to}::timestamptz
  `;
}

/** The range of starts of shifts that may overlap the wanted ones. */
function timesOf(wanted: readonly WantedShift[]): ShiftTimes | undefined {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { startsAt, endsAt } of wanted) {
    first = Math.min(first, startsAt.getTime());
    last = Math.max(last, startsAt.getTime(), endsAt.getTime());
  }
  return first > last ? undefined : { from: new Date(first - longestShiftMs), to: new Date(last) };
}
