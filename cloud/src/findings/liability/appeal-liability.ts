import { fileAttachments } from '../../attachments/file-attachments.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { endOfDay } from '../../roster/calendar/working-days.ts';
import { liableLeaders } from '../handling/liable-leaders.ts';
import { problem } from '../handling/problem.ts';
import { findStandingDecision, lockHandled, selectNotices } from '../handling/repository.ts';
import { handlingAfter } from '../handling/transitions.ts';
import { insertLiabilityAppeal } from './repository.ts';

/**
 * Appeals for oneself against being liable as a leader, once. Whoever acts for somebody else appeals for nobody. His time to appeal
 * runs from when he saw the decision himself.
 * @throws not_found who led none of those whom the finding names; not_liable, appeal_too_late, liability_appealed_already,
 * attachment_gone
 */
export async function appealLiability(
  { db, store, now }: { db: Database; store: Pick<ObjectStore, 'head'>; now: () => Date },
  { accountId, username, badgeNo, actingFor }: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor'>,
  findingId: string,
  { reason, attachmentIds }: { reason: string; attachmentIds?: readonly string[] | undefined },
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const finding = await lockHandled(tx, findingId, seesAll);
    const leads = badgeNo !== null && actingFor === null && finding && Object.values(finding.leaders).includes(badgeNo);
    if (!finding || !leads) throw errors.notFound(`The finding ${findingId}`);
    const decision = await findStandingDecision(tx, findingId);
    const stands = decision?.step === 'confirm' && handlingAfter(finding.handling, 'reopen') !== undefined;
    if (!stands || !liableLeaders(finding.leaders, decision.badge_nos).includes(badgeNo)) throw problem('not_liable');
    const { decision_id: decisionId } = decision;
    const at = now();
    const notice = (await selectNotices(tx, decisionId)).find((one) => one.badgeNo === badgeNo);
    const end = notice && endOfDay(notice.appealUntilOn);
    if (end && at >= end) throw errors.appealTooLate(end);
    const { toldAt, unitCode } = finding;
    const appeal = { findingId, decisionId, badgeNo, toldAt, reason, by: accountId, at };
    const liabilityAppealId = await insertLiabilityAppeal(tx, appeal);
    if (liabilityAppealId === undefined) throw problem('liability_appealed_already');
    const subject = `finding:${findingId}` as const;
    const told = { liabilityAppealId, badgeNo };
    await appendFact(tx, { type: 'liability_appealed', subject, payload: { by: username, ...told, reason } });
    const filed = { with: { liability_appeal_id: liabilityAppealId }, subject, told };
    await fileAttachments(tx, store, { accountId, username }, attachmentIds, filed);
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [unitCode] }]);
    return liabilityAppealId;
  });
}
