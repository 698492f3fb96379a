import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Whether this officer hasn't seen decision `d`. */
export function unseenBy(badgeNo: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql`not exists (select from decision_notice n where n.decision_id = d.decision_id and n.badge_no = ${badgeNo})`;
}

/** Whether its finding stands by decision `d`. That nothing follows from it is no other one. */
export const isLastDecision: RawBuilder<SqlBool> = sql`not exists (
  select from finding_decision later
  where later.finding_id = d.finding_id and later.state = 'counts' and later.step <> 'close'
    and (later.decided_at, later.decision_id) > (d.decided_at, d.decision_id)
)`;
