import type { OfficersQuery } from '@rollcall/shared/http/officers';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';

export type StoredOfficer = Awaited<ReturnType<typeof selectOfficerRows>>[number];

/** By badge number. */
export async function selectOfficerRows(
  db: Database,
  query: OfficersQuery,
  options: { now: Date; after?: string | undefined; sight: Sight; limit: number },
) {
  const { now, after, sight, limit } = options;
  let rows = officers(db, now).where(inSight(sight, own)).orderBy('o.badge_no').limit(limit);
  if (after !== undefined) rows = rows.where('o.badge_no', '>', after);
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

export async function findOfficerRow(db: Database, badgeNo: string, { now, sight }: { now: Date; sight: Sight }) {
  return officers(db, now).where('o.badge_no', '=', badgeNo).where(inSight(sight, own)).executeTakeFirst();
}

const own = { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('o.badge_no') };

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
