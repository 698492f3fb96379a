import type { ActivitySearch } from '@rollcall/shared/http/activities';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** As the index `activity_pairs` has it. */
const pairs = sql`character_pairs(a.place || E'\n' || coalesce(a.plate_no, '') || E'\n' || coalesce(a.case_no, ''))`;

const columns = { place: sql`a.place`, plateNo: sql`a.plate_no`, caseNo: sql`a.case_no` };

export interface ActivityText {
  /** Whether activity `a` holds it, for one that was found otherwise. */
  held: RawBuilder<SqlBool>;
  /** The same, found by the index. */
  indexed: RawBuilder<SqlBool>;
}

/** What is searched for in place, plate and case of activity `a`; undefined when nothing is. */
export function activityText(search: ActivitySearch): ActivityText | undefined {
  const wanted = (['place', 'plateNo', 'caseNo'] as const).flatMap((name) => {
    const part = search[name];
    return part === undefined ? [] : [{ column: columns[name], part }];
  });
  if (wanted.length === 0) return undefined;
  const every = (conditions: RawBuilder<SqlBool>[]) => sql.join<SqlBool>(conditions, sql` and `);
  const held = every(wanted.map(({ column, part }) => sql`strpos(lower(${column}), lower(${part})) > 0`));
  return {
    held,
    indexed: every([...wanted.map(({ part }) => sql<SqlBool>`${pairs} @> character_pairs(${part})`), held]),
  };
}
