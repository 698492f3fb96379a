import type { AccessDecision } from '@rollcall/shared/http/access-requests';
import { isOwnRequest } from '../../auth/is-own-request.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFacts, type Fact } from '../../ledger/append-fact.ts';
import { lockAccessRequest, saveAccessDecision, selectRequestedIds } from './access-request-repository.ts';

/**
 * Approves or refuses a request of somebody else. An approval counts at once, and is in the history of each recording.
 * @throws not_found, own_access_request, already_decided, access_expiry
 */
export async function decideAccess(
  { db, now }: { db: Database; now: () => Date },
  decider: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  accessRequestId: string,
  { decision, reason, ...wanted }: AccessDecision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const request = await lockAccessRequest(tx, accessRequestId);
    if (!request) throw errors.notFound('The access request');
    const askers = { askedBy: request.account_id, onBehalfOf: request.on_behalf_of };
    if (isOwnRequest(decider, askers)) throw errors.ownAccessRequest();
    if (request.decision !== null || request.revoked_at !== null) throw errors.alreadyDecided();
    const expiresAt = wanted.expiresAt === undefined ? request.expires_at : new Date(wanted.expiresAt);
    const tooLate = expiresAt > request.expires_at || (decision === 'approved' && expiresAt <= at);
    if (tooLate) throw errors.accessExpiry();
    await saveAccessDecision(tx, accessRequestId, { decision, reason, by: decider.accountId, at, expiresAt });
    const payload = { by: decider.username, reason, accessRequestId, expiresAt: expiresAt.toISOString() };
    const recordingIds = decision === 'approved' ? await selectRequestedIds(tx, accessRequestId) : [];
    await appendFacts(tx, [
      { type: `access_${decision}`, subject: `access_request:${accessRequestId}`, payload },
      ...recordingIds.map(
        (recordingId): Fact => ({
          type: 'access_approved',
          subject: `recording:${recordingId}`,
          payload: { ...payload, accountId: request.on_behalf_of ?? request.account_id },
        }),
      ),
    ]);
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
  });
}
