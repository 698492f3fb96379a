import { type SqlBool, sql } from 'kysely';
import { liabilityAppealWaits } from '../../findings/liability/conditions.ts';
import { isAskedByOthers, namesNoneOf } from '../conditions.ts';
import { requestSources } from '../request-sources.ts';

export const liabilityAppeals = requestSources({
  kind: 'liability_appeal',
  action: 'appeals.decide',
  from: sql`liability_appeal l join finding f on f.finding_id = l.finding_id
    join finding_decision d on d.decision_id = l.decision_id`,
  id: sql`l.appeal_id`,
  findingId: sql`f.finding_id`,
  badgeNo: sql`l.badge_no`,
  unitCode: sql`f.unit_code`,
  text: sql`l.reason`,
  asked: { by: sql`l.appealed_by`, at: sql`l.appealed_at` },
  waits: () => liabilityAppealWaits,
  decided: {
    at: sql`l.decided_at`,
    reason: sql`l.decision_reason`,
    granted: sql<SqlBool>`l.state = 'upheld'`,
    refused: sql<SqlBool>`l.state = 'dismissed'`,
  },
  mayDecide: (reader) => [
    namesNoneOf(reader.barred),
    // Nor does who confirmed the finding, or agreed to that.
    isAskedByOthers({ by: sql`d.decided_by`, onBehalfOf: sql`d.on_behalf_of` }, reader),
    isAskedByOthers({ by: sql`d.second_by` }, reader),
  ],
});
