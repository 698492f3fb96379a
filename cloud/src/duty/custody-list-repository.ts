import type { CustodiesQuery } from '@rollcall/shared/http/custodies';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';
import { checkedOutAt } from '../registry/held-recorders.ts';

export type StoredCustody = Awaited<ReturnType<typeof selectCustodies>>[number];

/** Where a page of custodies begins: after this row. */
export interface CustodyPlace {
  heldFrom: string;
  custodyId: string;
}

/** Latest start first. */
export async function selectCustodies(
  db: Database,
  query: Omit<CustodiesQuery, 'limit' | 'cursor'>,
  options: { now: Date; after?: CustodyPlace | undefined; sight: Sight; limit?: number },
) {
  const { now, after, sight, limit } = options;
  const { at } = query;
  let rows = custodies(db).orderBy('c.held_from', 'desc').orderBy('c.custody_id', 'desc');
  if (limit !== undefined) rows = rows.limit(limit);
  if (after) {
    rows = rows.where(
      sql<SqlBool>`(c.held_from, c.custody_id) < (${after.heldFrom}::timestamptz, ${after.custodyId}::uuid)`,
    );
  }
  rows = rows.where(inSight(sight, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('c.badge_no') }));
  if (query.unitCode) rows = rows.where('o.unit_code', '=', query.unitCode);
  if (query.recorderSerial) rows = rows.where('c.recorder_serial', '=', query.recorderSerial);
  if (query.badgeNo) rows = rows.where('c.badge_no', '=', query.badgeNo);
  if (query.basis) rows = rows.where('c.basis', '=', query.basis);
  if (query.checkedOut) {
    rows = rows.where(
      sql<SqlBool>`c.custody_id in (select custody_id from ${checkedOutAt(now, query.checkedOut)} as h)`,
    );
  }
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
    .leftJoin('custody_observation as seen', 'seen.observation_id', 'c.custody_id')
    .leftJoin('custody_dispute as d', (join) =>
      join.onRef('d.custody_id', '=', 'c.custody_id').on('d.state', '<>', 'upheld'),
    )
    .select([
      'c.custody_id',
      'c.recorder_serial',
      'c.badge_no',
      'o.name as officer_name',
      'o.unit_code',
      'c.basis',
      'c.held_from',
      'c.held_until',
      'seen.source',
      'seen.station_id',
      'seen.spare_for',
      'd.dispute_id',
      'd.state as dispute_state',
      'd.reason as dispute_reason',
    ]);
}
