import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether appeal `l` waits: its finding `f` stands confirmed still, and wasn't told anew. */
export const liabilityAppealWaits: RawBuilder<SqlBool> = sql`(
  l.state = 'pending' and l.told_at = f.told_at
  and f.handling in ('confirmed', 'rectifying', 'proved', 'decided', 'closed')
)`;

/** Whether this leader's liability for finding `f` ended: his appeal was right. */
export function liabilityEnded(badgeNo: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`exists (
    select from liability_appeal ended
    where ended.finding_id = f.finding_id and ended.badge_no = ${badgeNo} and ended.state = 'upheld' and ended.told_at = f.told_at
  )`;
}

/** Whether this officer led one of those whom finding `f` names. */
export function leads(badgeNo: string | null): RawBuilder<SqlBool> {
  return badgeNo === null ? sql`false` : sql`jsonb_path_query_array(f.leaders, '$.*') ? ${badgeNo}`;
}
