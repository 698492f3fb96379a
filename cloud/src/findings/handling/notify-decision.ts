import type { NewSlip } from '@rollcall/shared/http/slips';
import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { noteSlip, type TakeFile } from '../slips/note-slip.ts';
import { findAppealEnd } from './find-deadlines.ts';
import { isAbout } from './is-about.ts';
import { findDecision, insertNotice, lockHandled, selectNotices } from './repository.ts';

/**
 * Notes how a decision about a finding was handed over on paper to one of those whom it is about, by somebody else than them. If he
 * hasn't seen it, his time to appeal runs from now on, whatever day stands on the paper: who notes it can't shorten it.
 * @returns who saw it @throws not_found, recused, and what `noteSlip` refuses
 */
export async function notifyDecision(
  { db, now, takeFile }: { db: Database; now: () => Date; takeFile: TakeFile },
  who: Pick<SignedIn, 'accountId' | 'username'> & { dataScope: DataScope },
  { decisionId, badgeNo }: { decisionId: string; badgeNo: string },
  slip: NewSlip,
) {
  return db.transaction().execute(async (tx) => {
    const known = await findDecision(tx, decisionId);
    const finding = known && (await lockHandled(tx, known.finding_id, who.dataScope));
    const decision = finding && (await findDecision(tx, decisionId));
    if (!finding || !decision || !isAbout(decision, finding, badgeNo)) throw errors.notFound('The decision');
    const at = now();
    await assertNotRecused(tx, who, [badgeNo, ...decision.badge_nos], { onlyOneself: true });
    const { findingId, unitCode } = finding;
    // Of what waited for a second person: from when it counted.
    const decidedAt = decision.second_at ?? decision.decided_at;
    const noted = { about: { decisionId }, badgeNo, unitCode, decidedAt, by: who.accountId, at };
    const told = await noteSlip(tx, takeFile, noted, slip);
    const appealUntilOn = await findAppealEnd(tx, badgeNo, at);
    const begins = await insertNotice(tx, { decisionId, badgeNo, seenAt: at, appealUntilOn });
    await appendFact(tx, {
      type: 'finding_decision_notified',
      subject: `finding:${findingId}`,
      payload: { by: who.username, decisionId, badgeNo, ...told, ...(begins ? { appealUntilOn } : {}) },
    });
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [unitCode] }]);
    return selectNotices(tx, decisionId);
  });
}
