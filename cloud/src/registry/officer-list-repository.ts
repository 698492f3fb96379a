import type { OfficersQuery } from '@rollcall/shared/http/officers';
import { localDateOf } from '@rollcall/shared/local-date';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';

export type StoredOfficer = Awaited<ReturnType<typeof selectOfficerRows>>[number];

/** By badge number. @param unitCode only this unit's, whatever the query asks for */
export async function selectOfficerRows(
  db: Database,
  query: OfficersQuery,
  options: { now: Date; after?: string | undefined; unitCode?: string | null | undefined; limit: number },
) {
  const { now, after, unitCode, limit } = options;
  let rows = officers(db, now).orderBy('o.badge_no').limit(limit);
  if (after !== undefined) rows = rows.where('o.badge_no', '>', after);
  if (unitCode !== undefined) rows = rows.where('o.unit_code', '=', unitCode);
  if (query.unitCode) rows = rows.where('o.unit_code', '=', query.unitCode);
  if (query.kind) rows = rows.where('o.kind', '=', query.kind);
  if (query.state === 'serving') {
    rows = rows.where((where) => where.or([where('o.left_on', 'is', null), where('o.left_on', '>', localDateOf(now))]));
  }
  if (query.q) {
    rows = rows.where(
      sql<SqlBool>`(strpos(lower(o.badge_no), lower(${query.q})) > 0 or strpos(lower(o.name), lower(${query.q})) > 0)`,
    );
  }
  return rows.execute();
}

export async function findOfficerRow(
  db: Database,
  badgeNo: string,
  options: { now: Date; unitCode?: string | null | undefined },
) {
  const row = officers(db, options.now).where('o.badge_no', '=', badgeNo);
  const { unitCode } = options;
  return (unitCode === undefined ? row : row.where('o.unit_code', '=', unitCode)).executeTakeFirst();
}

function officers(db: Database, now: Date) {
  return db
    .selectFrom('officer as o')
    .innerJoin('unit as u', 'u.unit_code', 'o.unit_code')
    .leftJoin('officer as leader', 'leader.badge_no', 'o.leader_badge_no')
    .select([
      'o.badge_no',
      'o.name',
      'o.kind',
      'o.unit_code',
      'u.name as unit_name',
      'o.leader_badge_no',
      'leader.name as leader_name',
      'o.left_on',
      sql<string[]>`array(
        select h.recorder_serial from holding h
        where h.badge_no = o.badge_no and h.held_from <= ${now}::timestamptz
          and (h.held_until is null or h.held_until > ${now}::timestamptz)
        order by 1
      )`.as('holds'),
    ]);
}
