import { type SqlBool, sql } from 'kysely';
import { requestSources } from '../request-sources.ts';

/** Somebody proposed not to review a drawn item, and a second person has to agree. */
export const drawSkips = requestSources({
  kind: 'draw_skip',
  action: 'checks.plan',
  from: sql`draw_skip k join check_item i on i.kind = k.kind and i.item = k.item`,
  id: sql`k.draw_skip_id`,
  badgeNo: sql`i.badge_no`,
  unitCode: sql`i.unit_code`,
  text: sql`k.reason`,
  asked: { by: sql`k.proposed_by`, onBehalfOf: sql`k.on_behalf_of`, at: sql`k.proposed_at` },
  waits: () => sql`k.state = 'waits'`,
  decided: {
    at: sql`k.decided_at`,
    reason: sql`k.decision_reason`,
    granted: sql<SqlBool>`k.state = 'agreed'`,
    refused: sql<SqlBool>`k.state = 'refused'`,
  },
  mayDecide: ({ barred }) => [sql`(i.badge_no is null or i.badge_no <> all(${barred}::text[]))`],
});
