import type { ShiftsQuery } from '@rollcall/shared/http/shifts';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { inSight, type Sight } from '../../db/sight.ts';
import type { Span } from '../overlaps.ts';
import { notYetMs } from './not-yet-repository.ts';
import type { StandingShift } from './shift.ts';

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

/** The breaks of a shift in order, as one value: pairs of milliseconds since 1970. @param shiftId a column */
function breaksOf(shiftId: RawBuilder<unknown>): RawBuilder<[number, number][]> {
  const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;
  return sql`(
    select coalesce(json_agg(json_build_array(${ms('b.starts_at')}, ${ms('b.ends_at')}) order by b.starts_at), '[]')
    from shift_break b where b.shift_id = ${shiftId}
  )`;
}

export function toBreaks(pairs: readonly [number, number][]): Span[] {
  return pairs.map(([startsAt, endsAt]) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }));
}

/** Replaces the breaks of these shifts. */
async function replaceBreaks(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  const shiftIds = shifts.map(({ shiftId }) => shiftId);
  await sql`delete from shift_break where shift_id = any(${shiftIds}::uuid[])`.execute(tx);
  await insertBreaks(tx, shifts);
}

/** Inserts the breaks of new shifts. */
async function insertBreaks(tx: Transaction, shifts: readonly StandingShift[]): Promise<void> {
  const rows = shifts.flatMap(({ shiftId, breaks }) => breaks.map((span) => ({ shiftId, ...span })));
  if (rows.length === 0) return;
  await sql`
    insert into shift_break (shift_id, starts_at, ends_at)
    select * from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("shiftId" uuid, "startsAt" timestamptz, "endsAt" timestamptz)
  `.execute(tx);
}

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
