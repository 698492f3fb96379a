import type { ShiftFilters } from '@rollcall/shared/resources/shifts';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import type { Span } from '../overlaps.ts';
import { leftOutMs, notYetMs } from './not-yet-repository.ts';
import type { StandingShift } from './shift.ts';

/** When, and by whom. */
export interface ShiftsAsked {
  dataScope: DataScope;
  now: Date;
}

export type StoredShift = NonNullable<Awaited<ReturnType<typeof findShift>>>;

/** By start. */
export const shiftSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql.ref('s.starts_at'), type: 'timestamptz' },
    { by: sql.ref('s.shift_id'), type: 'uuid' },
  ],
};

/** In no order; cancelled ones are left out. */
export function shiftRows(db: Database | Transaction, filters: ShiftFilters, { dataScope, now }: ShiftsAsked) {
  let rows = allShifts(db, now).where('s.cancelled_at', 'is', null).where(inScope(dataScope, own));
  if (filters.unitCode) rows = rows.where('o.unit_code', '=', filters.unitCode);
  if (filters.badgeNo) rows = rows.where('s.badge_no', '=', filters.badgeNo);
  if (filters.dutyType) rows = rows.where('s.duty_type', '=', filters.dutyType);
  if (filters.campaignId) rows = rows.where('s.campaign_id', '=', filters.campaignId);
  if (filters.from) rows = rows.where('s.starts_at', '>=', startOfLocalDate(filters.from));
  if (filters.to) rows = rows.where('s.starts_at', '<', startOfLocalDate(addDays(filters.to, 1)));
  return rows;
}

/** One shift, cancelled or not. */
export async function findShift(db: Database | Transaction, shiftId: string, { dataScope, now }: ShiftsAsked) {
  return allShifts(db, now).where('s.shift_id', '=', shiftId).where(inScope(dataScope, own)).executeTakeFirst();
}

const own = { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') };

function allShifts(db: Database | Transaction, now: Date) {
  return db
    .selectFrom('shift as s')
    .innerJoin('officer as o', 'o.badge_no', 's.badge_no')
    .innerJoin('duty_type as t', 't.duty_type', 's.duty_type')
    .leftJoin('campaign as k', 'k.campaign_id', 's.campaign_id')
    .leftJoin('shift_coverage as c', 'c.shift_id', 's.shift_id')
    .select([
      ...camel('s', 'shift_id', 'badge_no', 'starts_at', 'ends_at', 'duty_date', 'duty_type', 'post', 'campaign_id'),
      ...camel('s', 'planned_recorder_serial', 'version', 'cancelled_at'),
      'o.name as officerName',
      'o.unit_code as unitCode',
      't.name as dutyTypeName',
      't.recording_rule as recordingRule',
      'k.name as campaignName',
      breaksOf(sql.ref('s.shift_id')).as('breaks'),
      'c.required_ms as requiredMs',
      'c.recorded_ms as recordedMs',
      'c.missing_ms as missingMs',
      'c.pending_ms as pendingMs',
      notYetMs(now).as('notYetMs'),
      'c.exempt_ms as exemptMs',
      'c.explained_ms as explainedMs',
      'c.uninspected_ms as uninspectedMs',
      leftOutMs.as('leftOutMs'),
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
      ...camel('s', 'shift_id', 'badge_no', 'starts_at', 'ends_at', 'duty_type', 'post', 'campaign_id'),
      ...camel('s', 'planned_recorder_serial'),
      breaksOf(sql.ref('s.shift_id')).as('breaks'),
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
