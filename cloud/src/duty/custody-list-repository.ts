import type { CustodiesQuery } from '@rollcall/shared/http/custodies';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';

export type StoredCustody = Awaited<ReturnType<typeof selectCustodies>>[number];

/** Where a page of custodies begins: after this row. */
export interface CustodyPlace {
  heldFrom: string;
  custodyId: string;
}

/** Latest start first. @param unitCode only this unit's officers, whatever the query asks for */
export async function selectCustodies(
  db: Database,
  query: Omit<CustodiesQuery, 'limit' | 'cursor'>,
  options: { after?: CustodyPlace | undefined; unitCode?: string | null | undefined; limit?: number } = {},
) {
  const { after, unitCode, limit } = options;
  const { at } = query;
  let rows = custodies(db).orderBy('c.held_from', 'desc').orderBy('c.custody_id', 'desc');
  if (limit !== undefined) rows = rows.limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(c.held_from, c.custody_id) < (${after.heldFrom}::timestamptz, ${after.custodyId}::uuid)`,
    );
  }
  if (unitCode !== undefined) rows = rows.where('o.unit_code', '=', unitCode);
  if (query.unitCode) rows = rows.where('o.unit_code', '=', query.unitCode);
  if (query.recorderSerial) rows = rows.where('c.recorder_serial', '=', query.recorderSerial);
  if (query.badgeNo) rows = rows.where('c.badge_no', '=', query.badgeNo);
  if (query.basis) rows = rows.where('c.basis', '=', query.basis);
  if (at) {
    rows = rows
      .where('c.held_from', '<=', new Date(at))
      .where((where) => where.or([where('c.held_until', 'is', null), where('c.held_until', '>', new Date(at))]));
  }
  return rows.execute();
}

export async function findCustodyRow(db: Database, custodyId: string) {
  return custodies(db).where('c.custody_id', '=', custodyId).executeTakeFirst();
}

function custodies(db: Database) {
  return db
    .selectFrom('custody as c')
    .innerJoin('officer as o', 'o.badge_no', 'c.badge_no')
    .select([
      'c.custody_id',
      'c.recorder_serial',
      'c.badge_no',
      'o.name as officer_name',
      'o.unit_code',
      'c.basis',
      'c.held_from',
      'c.held_until',
    ]);
}
