import type { AppealDecision } from '@rollcall/shared/http/finding-answers';
import { assertNotRecused } from '../auth/assert-not-recused.ts';
import { isOwnRequest } from '../auth/is-own-request.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import { isInSight, type Sight } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { lockAppeal, saveAppealDecision } from './finding-answer-repository.ts';
import { setFindingAside } from './set-finding-aside.ts';

/**
 * Decides an appeal of somebody else. Upheld, it sets aside what the finding says now: that counts against nobody any more,
 * whatever the rules go on to say of it.
 * @returns the finding's id
 * @throws not_found, own_appeal, recused, already_decided
 */
export async function decideAppeal(
  { db, now }: { db: Database; now: () => Date },
  decider: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'> & { sight: Sight },
  appealId: string,
  { decision, reason }: AppealDecision,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const appeal = await lockAppeal(tx, appealId);
    if (!appeal || !isInSight(decider.sight, appeal)) throw errors.notFound('The appeal');
    const askers = { askedBy: appeal.appealedBy, onBehalfOf: appeal.onBehalfOf };
    if (isOwnRequest(decider, askers)) throw errors.ownAppeal();
    if (appeal.badgeNo !== null) await assertNotRecused(tx, decider, appeal.badgeNo);
    if (appeal.state !== 'pending') throw errors.alreadyDecided();
    const at = now();
    await saveAppealDecision(tx, appealId, { decision, reason, by: decider.accountId, at });
    await appendFact(tx, {
      type: `appeal_${decision}`,
      subject: `finding:${appeal.findingId}`,
      payload: { by: decider.username, appealId, reason },
    });
    if (decision === 'upheld') await setFindingAside(tx, appeal.findingId, at);
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [appeal.unitCode] }]);
    return appeal.findingId;
  });
}
