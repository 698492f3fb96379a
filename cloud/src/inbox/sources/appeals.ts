import { type SqlBool, sql } from 'kysely';
import { inSight } from '../../db/sight.ts';
import { isFoundByOthers, namesNoneOf } from '../conditions.ts';
import { requestSources } from '../request-sources.ts';

export const appeals = requestSources({
  kind: 'appeal',
  action: 'appeals.decide',
  from: sql`finding_appeal a join finding f on f.finding_id = a.finding_id`,
  id: sql`a.appeal_id`,
  findingId: sql`f.finding_id`,
  badgeNo: sql`f.badge_no`,
  unitCode: sql`f.unit_code`,
  text: sql`a.reason`,
  asked: { by: sql`a.appealed_by`, onBehalfOf: sql`a.on_behalf_of`, at: sql`a.appealed_at` },
  waits: () => sql`a.state = 'pending'`,
  decided: {
    at: sql`a.decided_at`,
    reason: sql`a.decision_reason`,
    granted: sql<SqlBool>`a.state = 'upheld'`,
    refused: sql<SqlBool>`a.state = 'dismissed'`,
  },
  mayDecide: (reader, sight) => [
    inSight(sight, { unitCode: sql`f.unit_code`, badgeNo: sql`f.badge_no` }),
    namesNoneOf(reader.barred),
    isFoundByOthers(reader),
  ],
});
