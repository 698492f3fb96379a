import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { SignedIn } from '../../http/signed-in.ts';

/** Who looks at sessions: what is in sight, and what is his own. */
export interface Viewer {
  dataScope: DataScope;
  /** Null: no officer, or he acts for somebody, who attends nothing through him. */
  badgeNo: string | null;
}

export function viewerOf(
  { badgeNo, actingFor }: Pick<SignedIn, 'badgeNo' | 'actingFor'>,
  dataScope: DataScope,
): Viewer {
  return { dataScope, badgeNo: actingFor === null ? badgeNo : null };
}

/** About `training_attendance a`. */
export function attendanceSeenBy({ dataScope, badgeNo }: Viewer): RawBuilder<SqlBool> {
  const columns = { unitCode: sql.ref('a.unit_code'), badgeNo: sql.ref('a.badge_no') };
  return badgeNo === null
    ? inScope(dataScope, columns)
    : sql`(${inScope(dataScope, columns)} or a.badge_no = ${badgeNo})`;
}
