import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findAppealEnd } from './find-deadlines.ts';
import { isAbout } from './is-about.ts';
import { findDecision, findHandled, insertNotice, selectNotices } from './repository.ts';

/**
 * Notes that a person saw a decision about himself: from now on his time to appeal runs. Once more changes nothing. Whoever acts
 * for somebody else saw it only himself.
 * @returns who saw it @throws not_found
 */
export async function seeDecision(
  { db, now }: { db: Database; now: () => Date },
  { badgeNo, username, actingFor }: Pick<SignedIn, 'badgeNo' | 'username' | 'actingFor'>,
  decisionId: string,
) {
  return db.transaction().execute(async (tx) => {
    const decision = await findDecision(tx, decisionId);
    const finding = decision && (await findHandled(tx, decision.finding_id));
    const own = badgeNo !== null && actingFor === null;
    if (!finding || !own || !isAbout(decision, finding, badgeNo)) throw errors.notFound('The decision');
    const seenAt = now();
    const appealUntilOn = await findAppealEnd(tx, badgeNo, seenAt);
    if (await insertNotice(tx, { decisionId, badgeNo, seenAt, appealUntilOn })) {
      await appendFact(tx, {
        type: 'finding_decision_seen',
        subject: `finding:${decision.finding_id}`,
        payload: { by: username, decisionId, appealUntilOn },
      });
      await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
    }
    return selectNotices(tx, decisionId);
  });
}
