import { type SqlBool, sql } from 'kysely';
import { leadsNoneOf } from '../../auth/liable.ts';
import { inSight } from '../../db/sight.ts';
import { requestSources } from '../request-sources.ts';

const time = { badgeNo: sql`d.badge_no`, unitCode: sql`null`, from: sql`d.from_at`, until: sql`d.until_at` };

/** Also for who entered the check-out: he can say that it was wrong. */
export const custodyDisputes = requestSources({
  kind: 'custody_dispute',
  action: 'disputes.decide',
  from: sql`custody_dispute d join officer o on o.badge_no = d.badge_no`,
  id: sql`d.dispute_id`,
  badgeNo: sql`d.badge_no`,
  unitCode: sql`o.unit_code`,
  text: sql`d.reason`,
  asked: { by: sql`d.disputed_by`, at: sql`d.disputed_at` },
  waits: () => sql`d.state = 'open'`,
  decided: {
    at: sql`d.decided_at`,
    reason: sql`d.decision_reason`,
    granted: sql<SqlBool>`d.state = 'upheld'`,
    refused: sql<SqlBool>`d.state = 'dismissed'`,
  },
  mayDecide: ({ barred }, sight) => [
    inSight(sight, { unitCode: sql`o.unit_code`, badgeNo: sql`d.badge_no` }),
    sql`d.badge_no <> all(${barred}::text[])`,
    leadsNoneOf(time, barred),
  ],
});
