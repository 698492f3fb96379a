import type { Database } from '../db/database.ts';
import { seesAll } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertMayEndRecusal } from './assert-may-end-recusal.ts';
import { principalOf } from './principal.ts';
import { saveRecusalEnd, selectRecusals } from './recusal-list-repository.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Ends what was declared, by somebody else than the person whom it binds.
 * @throws not_found, own_recusal, not_yet_second_person, already_decided
 */
export async function endRecusal(
  { db, now }: { db: Database; now: () => Date },
  session: Pick<SignedIn, 'accountId' | 'username' | 'scope' | 'actingFor'>,
  recusalId: string,
  reason: string,
): Promise<void> {
  const { accountId, username } = session;
  await db.transaction().execute(async (tx) => {
    const [found] = await selectRecusals(tx, { recusalId }, { sight: seesAll, accountId, limit: 1 });
    const at = now();
    if (!found || session.scope !== 'all') {
      if (found?.accountId === principalOf(session)) throw errors.ownRecusal();
      throw errors.notFound('The recusal');
    }
    await assertMayEndRecusal(tx, session, found, at);
    if (!(await saveRecusalEnd(tx, recusalId, { by: accountId, at, reason }))) throw errors.alreadyDecided();
    const payload = { by: username, username: found.username, badgeNo: found.badgeNo, reason };
    await appendFact(tx, { type: 'recusal_ended', subject: `recusal:${recusalId}`, payload });
  });
}
