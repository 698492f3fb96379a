import { assertMayDecidePeriods } from '../../evidence/retention/assert-may-decide-periods.ts';
import { findChange, lockRetention } from '../../evidence/retention/retention-change-repository.ts';
import { settlePeriods } from '../../evidence/retention/settle-periods.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

/** The floor of the parameters holds whatever the paper says. */
export const retentionChangeRequests: RequestKind = {
  find: async (db, retentionChangeId) => requestOf(await findChange(db, retentionChangeId)),
  async lock(tx, retentionChangeId) {
    await lockRetention(tx);
    return requestOf(await findChange(tx, retentionChangeId));
  },
};

function requestOf(change: Awaited<ReturnType<typeof findChange>>): WaitingRequest | undefined {
  if (!change) return undefined;
  const { retention_change_id: retentionChangeId, decision, periods } = change;
  return {
    subject: 'retention:periods',
    findingId: null,
    unitCode: null,
    badgeNo: null,
    waits: decision === null,
    action: 'retention.approve',
    assertMayDecide: (db, session, now) => assertMayDecidePeriods(db, session, change, now),
    async settle(tx, { outcome, reason, outsideDecisionId, by, at }) {
      const decided = outcome === 'granted' ? 'approved' : 'refused';
      await settlePeriods(tx, change, { decision: decided, reason, outsideDecisionId, by, at });
    },
    told: { retentionChangeId, periods },
  };
}
