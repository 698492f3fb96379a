import { isOfPrincipal } from '../../auth/principal.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { notifySessions } from '../../db/notify-sessions.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import {
  endViewingSessions,
  lockAccessRequest,
  saveAccessRevocation,
  selectRequestedIds,
} from './access-request-repository.ts';

/**
 * Takes a request back, or an approval: what was opened by it ends at once, bytes on their way included.
 * @param who.mayDecide whether it may be somebody else's
 * @throws not_found, already_decided
 */
export async function revokeAccess(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { mayDecide: boolean },
  accessRequestId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const request = await lockAccessRequest(tx, accessRequestId);
    if (!request) throw errors.notFound('The access request');
    const { account_id: askedBy, on_behalf_of: onBehalfOf } = request;
    if (!isOfPrincipal(who, { askedBy, onBehalfOf }) && !who.mayDecide) throw errors.notFound('The access request');
    if (request.decision === 'refused' || request.revoked_at !== null) throw errors.alreadyDecided();
    await saveAccessRevocation(tx, accessRequestId, { reason, by: who.accountId, at });
    const recordingIds = await selectRequestedIds(tx, accessRequestId);
    const ownerId = onBehalfOf ?? askedBy;
    const ended = await endViewingSessions(tx, { ownerId, recordingIds, at });
    await appendFact(tx, {
      type: 'access_revoked',
      subject: `access_request:${accessRequestId}`,
      payload: { by: who.username, reason, accountId: ownerId, viewingSessionsEnded: ended.length },
    });
    for (const accountId of new Set([ownerId, ...ended])) await notifySessions(tx, accountId);
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
  });
}
