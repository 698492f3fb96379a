import type { AppealDecision } from '@rollcall/shared/http/finding-answers';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/database.ts';
import { isInSight, type Sight } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertMayDecideAppeal } from './assert-may-decide-appeal.ts';
import { lockAppeal } from './finding-answer-repository.ts';
import { settleAppeal } from './settle-appeal.ts';

/**
 * Decides an appeal of somebody else.
 * @returns the finding's id
 * @throws not_found, own_appeal, not_yet_second_person, recused, already_decided
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
    const at = now();
    await assertMayDecideAppeal(tx, decider, appeal, at);
    if (appeal.state !== 'pending') throw errors.alreadyDecided();
    await appendFact(tx, {
      type: `appeal_${decision}`,
      subject: `finding:${appeal.findingId}`,
      payload: { by: decider.username, appealId, reason },
    });
    await settleAppeal(tx, { ...appeal, appealId }, { decision, reason, by: decider.accountId, at });
    return appeal.findingId;
  });
}
