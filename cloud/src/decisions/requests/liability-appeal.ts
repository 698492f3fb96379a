import {
  assertMayDecideLiability,
  findLiability,
  type LiabilityCase,
  lockLiability,
  settleLiability,
} from '../../findings/liability/decide-liability.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** Of a leader against being liable for a finding. Granted, it is upheld. */
export const liabilityAppealRequests: RequestKind = {
  find: async (db, appealId) => requestOf(await findLiability(db, appealId)),
  lock: async (tx, appealId) => requestOf(await lockLiability(tx, appealId)),
};

function requestOf(liability: LiabilityCase | undefined): WaitingRequest | undefined {
  if (!liability) return undefined;
  const { appealId, appeal, finding } = liability;
  const { findingId, badgeNo } = appeal;
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode: finding.unitCode,
    badgeNo,
    waits: appeal.waits,
    action: 'appeals.decide',
    assertMayDecide: (db, session, now, options) => assertMayDecideLiability(db, session, liability, now, options),
    settle: (tx, { outcome, reason, outsideDecisionId, by, at }) =>
      settleLiability(tx, liability, {
        decision: outcome === 'granted' ? 'upheld' : 'dismissed',
        ...{ reason, outsideDecisionId, by, at },
      }),
    told: { liabilityAppealId: appealId, badgeNo },
  };
}
