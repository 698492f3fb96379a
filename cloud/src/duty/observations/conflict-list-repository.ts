import type { CustodyConflictRow, CustodyConflictsQuery } from '@rollcall/shared/http/custody-conflicts';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';

export type StoredConflict = Awaited<ReturnType<typeof selectConflicts>>[number];

/** Where a page of conflicts begins: after this row. */
export interface ConflictPlace {
  fromAt: string;
  recorderSerial: string;
  kind: string;
}

/** Latest first. A unit's are those of its recorders and of its officers. */
export async function selectConflicts(
  db: Database,
  query: Omit<CustodyConflictsQuery, 'limit' | 'cursor'>,
  { after, sight, limit }: { after?: ConflictPlace | undefined; sight: Sight; limit: number },
) {
  let rows = db
    .selectFrom('custody_conflict as c')
    .innerJoin('recorder as r', 'r.recorder_serial', 'c.recorder_serial')
    .select([
      'c.recorder_serial',
      'c.kind',
      'c.from_at',
      'c.until_at',
      sql<CustodyConflictRow['officers']>`(
        select json_agg(json_build_object('badgeNo', badge_no, 'name', name) order by badge_no)
        from officer where badge_no = any(c.badge_nos)
      )`.as('officers'),
    ])
    .orderBy('c.from_at', 'desc')
    .orderBy('c.recorder_serial', 'desc')
    .orderBy('c.kind', 'desc')
    .limit(limit);
  if (after) {
    const { fromAt, recorderSerial, kind } = after;
    rows = rows.where(
      sql<SqlBool>`(c.from_at, c.recorder_serial, c.kind) < (${fromAt}::timestamptz, ${recorderSerial}, ${kind})`,
    );
  }
  const ofUnit = (unitCode: string | null) =>
    sql<SqlBool>`(
      r.unit_code = ${unitCode}
      or exists (select from officer o where o.badge_no = any(c.badge_nos) and o.unit_code = ${unitCode})
    )`;
  const ofOfficer = (badgeNo: string | null) => sql<SqlBool>`${badgeNo}::text = any(c.badge_nos)`;
  if (sight.badgeNo !== undefined) rows = rows.where(ofOfficer(sight.badgeNo));
  else if (sight.unitCode !== undefined) rows = rows.where(ofUnit(sight.unitCode));
  if (query.unitCode) rows = rows.where(ofUnit(query.unitCode));
  if (query.badgeNo) rows = rows.where(ofOfficer(query.badgeNo));
  if (query.recorderSerial) rows = rows.where('c.recorder_serial', '=', query.recorderSerial);
  return rows.execute();
}
