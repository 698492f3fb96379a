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
  who: Pick<SignedIn, 'accountId' | 'username'> & { mayDecide: boolean },
  accessRequestId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const request = await lockAccessRequest(tx, accessRequestId);
    const { account_id: accountId } = request ?? {};
    if (!request || accountId === undefined || (accountId !== who.accountId && !who.mayDecide)) {
      throw errors.notFound('The access request');
    }
    if (request.decision === 'refused' || request.revoked_at !== null) throw errors.alreadyDecided();
    await saveAccessRevocation(tx, accessRequestId, { reason, by: who.accountId, at });
    const recordingIds = await selectRequestedIds(tx, accessRequestId);
    const ended = await endViewingSessions(tx, { accountId, recordingIds, at });
    await appendFact(tx, {
      type: 'access_revoked',
      subject: `access_request:${accessRequestId}`,
      payload: { by: who.username, reason, accountId, viewingSessionsEnded: ended },
    });
    await notifySessions(tx, accountId);
    await notifyLive(tx, [{ topic: 'access', unitCodes: [] }]);
  });
}
