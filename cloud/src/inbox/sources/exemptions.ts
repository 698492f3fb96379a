import { type SqlBool, sql } from 'kysely';
import { leadsNoneOf } from '../../auth/liable.ts';
import { inSight } from '../../db/sight.ts';
import { explainedTime } from '../../exemptions/exemption-list-repository.ts';
import { requestSources } from '../request-sources.ts';

const unitCode = sql`coalesce(e.unit_code, o.unit_code)`;

/** What is for a whole unit isn't decided by its officers, and what could end a finding not by who is liable for it. */
export const exemptions = requestSources({
  kind: 'exemption',
  action: 'exemptions.decide',
  from: sql`exemption e left join officer o on o.badge_no = e.badge_no`,
  id: sql`e.exemption_id`,
  findingId: sql`e.finding_id`,
  badgeNo: sql`e.badge_no`,
  unitCode,
  text: sql`e.explanation`,
  asked: { by: sql`e.asked_by`, onBehalfOf: sql`e.on_behalf_of`, at: sql`e.asked_at` },
  waits: () => sql`e.state = 'pending'`,
  decided: {
    at: sql`e.decided_at`,
    reason: sql`e.decision_reason`,
    granted: sql<SqlBool>`e.state = 'approved'`,
    refused: sql<SqlBool>`e.state = 'refused'`,
  },
  mayDecide: ({ barred, ownAccounts }, sight) => [
    inSight(sight, { unitCode, badgeNo: sql`e.badge_no` }),
    sql`case when e.badge_no is not null then e.badge_no <> all(${barred}::text[]) else not exists (
      select from account mine join officer colleague on colleague.badge_no = mine.badge_no
      where mine.account_id = any(${ownAccounts}::uuid[]) and colleague.unit_code = e.unit_code
    ) end`,
    leadsNoneOf(explainedTime, barred),
  ],
  concerns: ({ badgeNo, acts }) => sql`e.badge_no = ${acts ? null : badgeNo}`,
});
