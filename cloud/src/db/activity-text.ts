import type { ActivitySearch } from '@rollcall/shared/http/activities';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** As the index `activity_pairs` has it. */
const pairs = sql`character_pairs(a.place || E'\n' || coalesce(a.plate_no, '') || E'\n' || coalesce(a.case_no, ''))`;

const columns = { place: sql`a.place`, plateNo: sql`a.plate_no`, caseNo: sql`a.case_no` };

/** What is searched for in place, plate and case of activity `a`; undefined when nothing is. */
export function activityTextHolds(search: ActivitySearch): RawBuilder<SqlBool> | undefined {
  const conditions = (['place', 'plateNo', 'caseNo'] as const).flatMap((name) => {
    const part = search[name];
    if (part === undefined) return [];
    return [
      sql<SqlBool>`(${pairs} @> character_pairs(${part}) and strpos(lower(${columns[name]}), lower(${part})) > 0)`,
    ];
  });
  return conditions.length === 0 ? undefined : sql.join(conditions, sql` and `);
}
