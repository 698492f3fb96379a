import type { AccessDecision } from '@rollcall/shared/http/access-requests';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { isDecided, lockAccessRequest } from './access-request-repository.ts';
import { assertMayDecideAccess } from './assert-may-decide-access.ts';
import { settleAccess } from './settle-access.ts';

/**
 * Approves or refuses a request of somebody else.
 * @throws not_found, own_access_request, not_yet_second_person, already_decided, access_expiry
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
    await assertMayDecideAccess(tx, decider, request, at);
    if (isDecided(request)) throw errors.alreadyDecided();
    const { accountId, username } = decider;
    const expiresAt = wanted.expiresAt === undefined ? request.expires_at : new Date(wanted.expiresAt);
    await appendFact(tx, {
      type: `access_${decision}`,
      subject: `access_request:${accessRequestId}`,
      payload: { by: username, reason, accessRequestId, expiresAt: expiresAt.toISOString() },
    });
    await settleAccess(tx, request, { decision, reason, expiresAt, by: accountId, username, at });
  });
}
