import { assertMayDecideDispute } from '../../duty/disputes/assert-may-decide-dispute.ts';
import { type Dispute, findDispute, lockDispute, toldOfDispute } from '../../duty/disputes/dispute-repository.ts';
import { settleDispute } from '../../duty/disputes/settle-dispute.ts';
import { lockDuty } from '../../duty/duty-lock-repository.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** Granted, it is upheld: the check-out was wrong. */
export const custodyDisputeRequests: RequestKind = {
  find: async (db, disputeId) => requestOf(await findDispute(db, disputeId)),
  async lock(tx, disputeId) {
    // Before any row, as whenever one is decided.
    await lockDuty(tx);
    return requestOf(await lockDispute(tx, disputeId));
  },
};

function requestOf(dispute: Dispute | undefined): WaitingRequest | undefined {
  if (!dispute) return undefined;
  const { custodyId, unitCode, badgeNo, state } = dispute;
  return {
    subject: `custody:${custodyId}`,
    findingId: null,
    unitCode,
    badgeNo,
    waits: state === 'open',
    action: 'disputes.decide',
    // Who could only uphold it doesn't count as somebody who may decide: it could end in one way alone.
    assertMayDecide: (db, session, now, options) => assertMayDecideDispute(db, session, dispute, now, options),
    settle: (tx, { outcome, reason, outsideDecisionId, by, username, at }) =>
      settleDispute(tx, dispute, {
        decision: outcome === 'granted' ? 'upheld' : 'dismissed',
        ...{ reason, outsideDecisionId, by, username, at },
      }),
    told: toldOfDispute(dispute),
  };
}
