import type { ShiftsQuery } from '@rollcall/shared/http/shifts';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';
import { notYetMs } from './not-yet-repository.ts';
import { breaksOf } from './shift-breaks-repository.ts';

export type StoredShift = Awaited<ReturnType<typeof selectShifts>>[number];

/** Where a page of shifts begins: after this one. */
export interface ShiftPlace {
  startsAt: string;
  shiftId: string;
}

/** By start; cancelled ones are left out. */
export async function selectShifts(...query: Parameters<typeof shiftsPage>) {
  return shiftsPage(...query).execute();
}

/** The query behind `selectShifts`, for who wants to know its plan. */
export function shiftsPage(
  db: Database,
  query: Omit<ShiftsQuery, 'limit' | 'cursor'>,
  options: { after?: ShiftPlace | undefined; sight: Sight; now: Date; limit: number },
) {
  const { after, sight, now, limit } = options;
  let rows = shifts(db, now)
    .where('s.cancelled_at', 'is', null)
    .where(inSight(sight, own))
    .orderBy('s.starts_at')
    .orderBy('s.shift_id')
    .limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(s.starts_at, s.shift_id) > (${after.startsAt}::timestamptz, ${after.shiftId}::uuid)`,
    );
  }
  if (query.unitCode) rows = rows.where('o.unit_code', '=', query.unitCode);
  if (query.badgeNo) rows = rows.where('s.badge_no', '=', query.badgeNo);
  if (query.dutyType) rows = rows.where('s.duty_type', '=', query.dutyType);
  if (query.campaignId) rows = rows.where('s.campaign_id', '=', query.campaignId);
  if (query.from) rows = rows.where('s.starts_at', '>=', startOfLocalDate(query.from));
  if (query.to) rows = rows.where('s.starts_at', '<', startOfLocalDate(addDays(query.to, 1)));
  return rows;
}

/** One shift, cancelled or not. */
export async function findShift(
  db: Database | Transaction,
  shiftId: string,
  { sight, now }: { sight: Sight; now: Date },
): Promise<StoredShift | undefined> {
  return shifts(db, now).where('s.shift_id', '=', shiftId).where(inSight(sight, own)).executeTakeFirst();
}

const own = { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') };

function shifts(db: Database | Transaction, now: Date) {
  return db
    .selectFrom('shift as s')
    .innerJoin('officer as o', 'o.badge_no', 's.badge_no')
    .innerJoin('duty_type as t', 't.duty_type', 's.duty_type')
    .leftJoin('campaign as k', 'k.campaign_id', 's.campaign_id')
    .leftJoin('shift_coverage as c', 'c.shift_id', 's.shift_id')
    .select([
      's.shift_id',
      's.badge_no',
      'o.name as officer_name',
      'o.unit_code',
      's.starts_at',
      's.ends_at',
      's.duty_date',
      's.duty_type',
      't.name as duty_type_name',
      't.recording_rule',
      's.post',
      breaksOf(sql.ref('s.shift_id')).as('breaks'),
      's.campaign_id',
      'k.name as campaign_name',
      's.planned_recorder_serial',
      's.version',
      's.cancelled_at',
      'c.as_of',
      'c.required_ms',
      'c.recorded_ms',
      'c.missing_ms',
      'c.pending_ms',
      notYetMs(now).as('not_yet_ms'),
      'c.exempt_ms',
      'c.explained_ms',
      'c.uninspected_ms',
    ]);
}
