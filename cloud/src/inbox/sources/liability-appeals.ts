import { type SqlBool, sql } from 'kysely';
import { liabilityAppealWaits } from '../../findings/liability/conditions.ts';
import { isFoundByOthers, namesNoneOf } from '../conditions.ts';
import { requestSources } from '../request-sources.ts';

export const liabilityAppeals = requestSources({
  kind: 'liability_appeal',
  action: 'appeals.decide',
  from: sql`liability_appeal l join finding f on f.finding_id = l.finding_id`,
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
  mayDecide: (reader) => [namesNoneOf(reader.barred), isFoundByOthers(reader)],
});
