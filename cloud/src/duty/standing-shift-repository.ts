import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { StandingShift } from './shift.ts';
import { breaksOf, toBreaks } from './shift-breaks-repository.ts';

/** A range of starts, both ends included. */
export interface ShiftTimes {
  from: Date;
  to: Date;
}

/** The shifts of these officers on the roster that start in these times; none without times. */
export async function selectShiftsWithin(
  tx: Transaction,
  badgeNos: readonly string[],
  times: ShiftTimes | undefined,
): Promise<StandingShift[]> {
  if (!times) return [];
  const rows = await standing(tx)
    .where('s.badge_no', '=', sql<string>`any(${badgeNos}::text[])`)
    .where('s.starts_at', '>=', times.from)
    .where('s.starts_at', '<=', times.to)
    .execute();
  return rows.map(withBreaks);
}

/** Those of these shifts that are on the roster. */
export async function selectShiftsByIds(tx: Transaction, shiftIds: readonly string[]): Promise<StandingShift[]> {
  if (shiftIds.length === 0) return [];
  const rows = await standing(tx).where('s.shift_id', '=', sql<string>`any(${shiftIds}::uuid[])`).execute();
  return rows.map(withBreaks);
}

function standing(tx: Transaction) {
  return tx
    .selectFrom('shift as s')
    .select([
      's.shift_id as shiftId',
      's.badge_no as badgeNo',
      's.starts_at as startsAt',
      's.ends_at as endsAt',
      's.duty_type as dutyType',
      's.post',
      breaksOf(sql.ref('s.shift_id')).as('breaks'),
      's.campaign_id as campaignId',
      's.planned_recorder_serial as plannedRecorderSerial',
    ])
    .where('s.cancelled_at', 'is', null);
}

function withBreaks<Row extends { breaks: [number, number][] }>({ breaks, ...shift }: Row) {
  return { ...shift, breaks: toBreaks(breaks) };
}
