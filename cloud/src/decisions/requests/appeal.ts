import { assertMayDecideAppeal } from '../../findings/assert-may-decide-appeal.ts';
import { findAppeal, lockAppeal } from '../../findings/finding-answer-repository.ts';
import { settleAppeal } from '../../findings/settle-appeal.ts';
import type { RequestKind, WaitingRequest } from '../waiting-request.ts';

export const appealRequests: RequestKind = {
  find: async (db, appealId) => requestOf(appealId, await findAppeal(db, appealId)),
  lock: async (tx, appealId) => requestOf(appealId, await lockAppeal(tx, appealId)),
};

function requestOf(appealId: string, appeal: Awaited<ReturnType<typeof findAppeal>>): WaitingRequest | undefined {
  if (!appeal) return undefined;
  const { findingId, unitCode, badgeNo, state } = appeal;
  return {
    subject: `finding:${findingId}`,
    findingId,
    unitCode,
    badgeNo,
    waits: state === 'pending',
    action: 'appeals.decide',
    assertMayDecide: (db, session, now, options) => assertMayDecideAppeal(db, session, appeal, now, options),
    settle: (tx, { outcome, reason, outsideDecisionId, by, at }) =>
      settleAppeal(
        tx,
        { ...appeal, appealId },
        { decision: outcome === 'granted' ? 'upheld' : 'dismissed', reason, outsideDecisionId, by, at },
      ),
    told: { appealId },
  };
}
