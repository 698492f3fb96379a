import type { Database } from '../db/database.ts';
import { notifySessions } from '../db/notify-sessions.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { lockAccount } from './accounts/repository.ts';
import { selectMayActFor } from './delegations/repository.ts';
import { deleteSession, insertSession } from './session-repository.ts';
import { hashOfSession, newSessionId } from './sessions.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Acts for a leader from now on, or for oneself again: a new session in place of the old one, which ends with it or with
 * the delegation.
 * @throws not_found, not_signed_in when the old one has ended meanwhile
 */
export async function actFor(
  { db, now }: { db: Database; now: () => Date },
  session: Pick<SignedIn, 'accountId' | 'expiresAt' | 'username'>,
  { sessionId, delegationId }: { sessionId: string; delegationId: string | null },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const at = now();
    // Whoever ends the account's sessions holds its row: so they end before, and the old one is gone, or after, with the new one.
    await lockAccount(tx, { accountId: session.accountId });
    const ended = await deleteSession(tx, hashOfSession(sessionId));
    if (ended !== session.accountId) throw errors.notSignedIn();
    const open = await selectMayActFor(tx, session.accountId, at);
    const delegation = open.find((one) => one.delegationId === delegationId);
    if (delegationId !== null && !delegation) throw errors.notFound('The delegation');
    const next = newSessionId();
    await insertSession(tx, {
      sessionSha256: hashOfSession(next),
      accountId: session.accountId,
      now: at,
      expiresAt: session.expiresAt,
      delegationId,
    });
    const type = delegation ? 'acting_began' : 'acting_ended';
    const payload = { by: session.username, ...(delegation && { delegationId, leader: delegation.username }) };
    await appendFact(tx, { type, subject: `account:${session.accountId}`, payload });
    await notifySessions(tx, session.accountId);
    return next;
  });
}
