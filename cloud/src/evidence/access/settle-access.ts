import type { AccessDecision } from '@rollcall/shared/http/access-requests';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import { type AccessRequest, saveAccessDecision, selectRequestedIds } from './access-request-repository.ts';

/**
 * Writes what was decided on a request, after its fact. An approval counts at once, and is in the history of each recording. The
 * caller holds the request.
 * @param decided.expiresAt until when; never later than asked
 * @param decided.username as the facts name who did it
 * @param decided.outside what was decided outside, and by whom
 * @throws access_expiry
 */
export async function settleAccess(
  tx: Transaction,
  request: AccessRequest,
  decided: Pick<AccessDecision, 'decision' | 'reason'> & {
    expiresAt: Date;
    by: string;
    username: string;
    at: Date;
    outside?: { outsideDecisionId: string; approvedBy: string };
  },
): Promise<void> {
  const { access_request_id: accessRequestId, account_id: askedBy, on_behalf_of: onBehalfOf } = request;
  const { decision, reason, expiresAt, by, at, outside } = decided;
  const tooLate = expiresAt > request.expires_at || (decision === 'approved' && expiresAt <= at);
  if (tooLate) throw errors.accessExpiry();
  const outsideDecisionId = outside?.outsideDecisionId ?? null;
  await saveAccessDecision(tx, accessRequestId, { decision, reason, by, at, expiresAt, outsideDecisionId });
  const recordingIds = decision === 'approved' ? await selectRequestedIds(tx, accessRequestId) : [];
  const until = expiresAt.toISOString();
  await appendFacts(
    tx,
    recordingIds.map(
      (recordingId): Fact => ({
        type: 'access_approved',
        subject: `recording:${recordingId}`,
        payload: {
          ...{ by: decided.username, reason, accessRequestId, expiresAt: until },
          ...{ accountId: onBehalfOf ?? askedBy, ...outside },
        },
      }),
    ),
  );
  await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
}
