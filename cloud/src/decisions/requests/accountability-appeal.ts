import {
  assertMayDecideCaseAppeal,
  type CaseAppeal,
  findCaseAppeal,
  lockCaseAppeal,
  settleCaseAppeal,
} from '../../findings/accountability/appeals.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** Against what was decided in a case about somebody. Granted, it is upheld. */
export const accountabilityAppealRequests: RequestKind = {
  find: async (db, appealId) => requestOf(await findCaseAppeal(db, appealId)),
  lock: async (tx, appealId) => requestOf(await lockCaseAppeal(tx, appealId)),
};

function requestOf(appeal: CaseAppeal | undefined): WaitingRequest | undefined {
  if (!appeal) return undefined;
  const { appealId, waits, entry } = appeal;
  const { case_id: caseId, entry_id: entryId, unit_code: unitCode, badge_no: badgeNo } = entry;
  return {
    subject: `accountability_case:${caseId}`,
    findingId: null,
    unitCode,
    badgeNo,
    waits,
    action: 'accountability.decide',
    assertMayDecide: (db, session, now, options) => assertMayDecideCaseAppeal(db, session, appeal, now, options),
    settle: (tx, { outcome, reason, outsideDecisionId, by, at }) =>
      settleCaseAppeal(tx, appeal, {
        decision: outcome === 'granted' ? 'upheld' : 'dismissed',
        ...{ reason, outsideDecisionId, by, at },
      }),
    told: { entryId, badgeNo, caseAppealId: appealId },
  };
}
