import type { FindingsQuery } from '@rollcall/shared/http/findings';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';

export type StoredFinding = Awaited<ReturnType<typeof selectFindings>>[number];

/** Where a page of findings begins: after this one. */
export interface FindingPlace {
  foundAt: string;
  findingId: string;
}

/** Newest first. @param unitCode only this unit's, whatever the query asks for; none when null */
export async function selectFindings(...query: Parameters<typeof findingsPage>) {
  return findingsPage(...query).execute();
}

/** The query behind `selectFindings`, for who wants to know its plan. */
export function findingsPage(
  db: Database,
  query: Omit<FindingsQuery, 'limit' | 'cursor'>,
  options: { after?: FindingPlace | undefined; unitCode?: string | null | undefined; limit: number },
) {
  const { after, unitCode, limit } = options;
  let rows = findings(db).orderBy('f.found_at', 'desc').orderBy('f.finding_id', 'desc').limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(f.found_at, f.finding_id) < (${after.foundAt}::timestamptz, ${after.findingId}::uuid)`,
    );
  }
  if (unitCode !== undefined) rows = rows.where('f.unit_code', '=', unitCode);
  if (query.state) rows = rows.where('f.state', '=', query.state);
  if (query.kind) rows = rows.where('f.kind', '=', query.kind);
  if (query.unitCode) rows = rows.where('f.unit_code', '=', query.unitCode);
  if (query.badgeNo) rows = rows.where('f.badge_no', '=', query.badgeNo);
  if (query.shiftId) rows = rows.where('f.shift_id', '=', query.shiftId);
  if (query.activityId) rows = rows.where('f.activity_id', '=', query.activityId);
  if (query.recorderSerial) rows = rows.where('f.recorder_serial', '=', query.recorderSerial);
  if (query.recordingId) rows = rows.where('f.recording_id', '=', query.recordingId);
  if (query.grade) rows = rows.where('f.grade', '=', query.grade);
  if (query.from) rows = rows.where('f.duty_date', '>=', query.from);
  if (query.to) rows = rows.where('f.duty_date', '<=', query.to);
  return rows;
}

export async function findFinding(
  db: Database,
  findingId: string,
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<StoredFinding | undefined> {
  const row = findings(db).where('f.finding_id', '=', findingId);
  return (unitCode === undefined ? row : row.where('f.unit_code', '=', unitCode)).executeTakeFirst();
}

/** How many are open, by unit; units without one aren't there. */
export async function countOpenFindings(db: Database): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('finding')
    .select(({ fn }) => ['unit_code as unitCode', fn.countAll<number>().as('count')])
    .where('state', '=', 'open')
    .groupBy('unit_code')
    .execute();
  return new Map(rows.map(({ unitCode, count }) => [unitCode, count]));
}

function findings(db: Database) {
  return db
    .selectFrom('finding as f')
    .leftJoin('shift as s', 's.shift_id', 'f.shift_id')
    .leftJoin('officer as o', 'o.badge_no', 'f.badge_no')
    .innerJoin('unit as u', 'u.unit_code', 'f.unit_code')
    .select([
      'f.finding_id',
      'f.kind',
      'f.state',
      'f.subject',
      'f.shift_id',
      'f.activity_id',
      'f.recorder_serial',
      'f.recording_id',
      'f.grade',
      'f.badge_no',
      'o.name as officer_name',
      'f.unit_code',
      'u.name as unit_name',
      'f.duty_date',
      's.starts_at',
      's.ends_at',
      'f.detail',
      'f.found_at',
      'f.changed_at',
      'f.resolved_at',
    ]);
}
