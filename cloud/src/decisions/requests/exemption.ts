import { assertMayDecide } from '../../exemptions/assert-may-decide.ts';
import { findExemption, lockExemption } from '../../exemptions/exemption-repository.ts';
import { settleExemption, toldOfExemption } from '../../exemptions/settle-exemption.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

export const exemptionRequests: RequestKind = {
  find: async (db, exemptionId) => requestOf(await findExemption(db, exemptionId)),
  lock: async (tx, exemptionId) => requestOf(await lockExemption(tx, exemptionId)),
};

function requestOf(exemption: Awaited<ReturnType<typeof findExemption>>): WaitingRequest | undefined {
  if (!exemption) return undefined;
  return {
    subject: `exemption:${exemption.exemption_id}`,
    findingId: null,
    unitCode: exemption.ofUnit,
    badgeNo: exemption.badge_no,
    waits: exemption.state === 'pending',
    action: 'exemptions.decide',
    assertMayDecide: (db, session, now, options) => assertMayDecide(db, session, exemption, now, options),
    settle: (tx, { outcome, reason, outsideDecisionId, by, at }) =>
      settleExemption(tx, exemption, {
        decision: outcome === 'granted' ? 'approved' : 'refused',
        ...{ reason, outsideDecisionId, by, at },
      }),
    told: toldOfExemption(exemption),
  };
}
