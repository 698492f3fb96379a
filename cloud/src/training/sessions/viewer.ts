import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { inSight, type Sight } from '../../db/sight.ts';
import type { SignedIn } from '../../http/signed-in.ts';

/** Who looks at sessions: what is in sight, and what is his own. */
export interface Viewer {
  sight: Sight;
  /** Null: no officer, or he acts for somebody, who attends nothing through him. */
  badgeNo: string | null;
}

export function viewerOf({ badgeNo, actingFor }: Pick<SignedIn, 'badgeNo' | 'actingFor'>, sight: Sight): Viewer {
  return { sight, badgeNo: actingFor === null ? badgeNo : null };
}

/** About `training_attendance a`. */
export function attendanceSeenBy({ sight, badgeNo }: Viewer): RawBuilder<SqlBool> {
  const columns = { unitCode: sql.ref('a.unit_code'), badgeNo: sql.ref('a.badge_no') };
  return badgeNo === null ? inSight(sight, columns) : sql`(${inSight(sight, columns)} or a.badge_no = ${badgeNo})`;
}
