import type { SpareOutcome } from '@rollcall/shared/contract/pre-shift-check';
import type { CustodyBasis } from '@rollcall/shared/fields/custodies';
import type { CheckedItems } from '@rollcall/shared/resources/pre-shift-checks';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { isFreeSpare } from '../../registry/held-recorders.ts';

/** What an officer found when checking a recorder. */
export interface PreShiftCheck {
  preShiftCheckId: string;
  recorderSerial: string;
  badgeNo: string;
  checkedAt: Date;
  items: CheckedItems;
  chargePercent: number | null;
  /** Its report in a repair ticket. */
  reportId: string | null;
  spare: SpareOutcome | null;
  spareSerial: string | null;
  stationId: string | null;
  /** Who entered it; null for a station's screen. */
  toldBy: string | null;
  toldAt: Date;
}

/** A check so long before a shift is one for it. */
export const earliest = sql`interval '12 hours'`;

/** The officer's shift that runs at that moment, or the next one to which a check belongs. */
export async function findShiftOfCheck(db: Database | Transaction, badgeNo: string, at: Date) {
  return db
    .selectFrom('shift')
    .select(['shift_id as shiftId', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('badge_no', '=', badgeNo)
    .where('cancelled_at', 'is', null)
    .where('ends_at', '>', at)
    .where(sql<SqlBool>`starts_at <= ${at}::timestamptz + ${earliest}`)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst();
}

/** @returns whether it is new */
export async function insertCheck(
  tx: Transaction,
  check: PreShiftCheck & { shiftId: string | null; dutyDate: string; passed: boolean },
): Promise<boolean> {
  const row = await tx
    .insertInto('pre_shift_check')
    .values({
      pre_shift_check_id: check.preShiftCheckId,
      recorder_serial: check.recorderSerial,
      badge_no: check.badgeNo,
      shift_id: check.shiftId,
      duty_date: check.dutyDate,
      checked_at: check.checkedAt,
      items: JSON.stringify(check.items),
      charge_percent: check.chargePercent,
      passed: check.passed,
      report_id: check.reportId,
      spare: check.spare,
      spare_serial: check.spareSerial,
      station_id: check.stationId,
      told_by: check.toldBy,
      told_at: check.toldAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('pre_shift_check_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What the officer holds at that moment, with the entries from which it follows; what was taken last comes first. */
export async function selectHeld(db: Database | Transaction, badgeNo: string, at: Date) {
  return db
    .selectFrom('holding as h')
    .innerJoin('custody as c', 'c.custody_id', 'h.custody_id')
    .select([
      'h.recorder_serial as recorderSerial',
      'h.held_from as heldFrom',
      'c.custody_id as custodyId',
      'c.basis',
      'c.held_from as custodyFrom',
      'c.held_until as custodyUntil',
    ])
    .$castTo<{
      recorderSerial: string;
      heldFrom: Date;
      custodyId: string;
      basis: CustodyBasis;
      custodyFrom: Date;
      custodyUntil: Date | null;
    }>()
    .where('h.badge_no', '=', badgeNo)
    .where('h.held_from', '<=', at)
    .where((where) => where.or([where('h.held_until', 'is', null), where('h.held_until', '>', at)]))
    .orderBy('h.held_from', 'desc')
    .orderBy('h.recorder_serial')
    .execute();
}

/** Spares of the unit that nobody holds at that moment or later. */
export async function selectFreeSpares(db: Database | Transaction, unitCode: string, from: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('recorder as r')
    .select('r.recorder_serial')
    .where('r.unit_code', '=', unitCode)
    .where(isFreeSpare(from))
    .orderBy('r.recorder_serial')
    .execute();
  return rows.map((row) => row.recorder_serial);
}

/** The officer's newest check of each recorder for that shift, or without one on that date. */
export async function selectNewestChecks(
  db: Database,
  { badgeNo, shiftId, dutyDate }: { badgeNo: string; shiftId: string | null; dutyDate: string },
) {
  return db
    .selectFrom('pre_shift_check')
    .distinctOn('recorder_serial')
    .select(['recorder_serial as recorderSerial', 'checked_at as checkedAt', 'passed'])
    .where('badge_no', '=', badgeNo)
    .where('duty_date', '=', dutyDate)
    .where(sql<SqlBool>`shift_id is not distinct from ${shiftId}::uuid`)
    .orderBy('recorder_serial')
    .orderBy('checked_at', 'desc')
    .execute();
}

/** Local midnight of a date. */
export function startOf(date: string): RawBuilder<Date> {
  return sql`(${date}::date::timestamp at time zone 'Asia/Shanghai')`;
}
