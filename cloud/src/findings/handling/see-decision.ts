import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findAppealEnd } from './find-deadlines.ts';
import { isAbout } from './is-about.ts';
import { findDecision, findHandled, insertNotice, selectNotices } from './repository.ts';

/**
 * Notes that a person pressed that he read a decision about himself: from now on his time to appeal runs. Nothing else that he does on
 * a page notes it. Once more changes nothing. Whoever acts for somebody else saw it only himself.
 * @returns who saw it @throws not_found
 */
export async function seeDecision(
  { db, now }: { db: Database; now: () => Date },
  { badgeNo, username, actingFor }: Pick<SignedIn, 'badgeNo' | 'username' | 'actingFor'>,
  decisionId: string,
) {
  return db.transaction().execute(async (tx) => {
    if (badgeNo === null || actingFor !== null) throw errors.notFound('The decision');
    await noteDecisionSeen(tx, decisionId, badgeNo, { by: username }, now());
    return selectNotices(tx, decisionId);
  });
}

/**
 * @param by who says so, as the fact tells it
 * @returns the last day on which he can appeal @throws not_found
 */
export async function noteDecisionSeen(
  tx: Transaction,
  decisionId: string,
  badgeNo: string,
  by: object,
  seenAt: Date,
): Promise<string | null> {
  const decision = await findDecision(tx, decisionId);
  const finding = decision && (await findHandled(tx, decision.finding_id));
  if (!finding || !isAbout(decision, finding, badgeNo)) throw errors.notFound('The decision');
  const appealUntilOn = await findAppealEnd(tx, badgeNo, seenAt);
  if (await insertNotice(tx, { decisionId, badgeNo, seenAt, appealUntilOn })) {
    await appendFact(tx, {
      type: 'finding_decision_seen',
      subject: `finding:${decision.finding_id}`,
      payload: { ...by, decisionId, appealUntilOn },
    });
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  }
  const notice = (await selectNotices(tx, decisionId)).find((one) => one.badgeNo === badgeNo);
  return notice?.appealUntilOn ?? null;
}
