import type { NewFindingAnswer } from '@rollcall/shared/http/finding-answers';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/database.ts';
import { notifyLive } from '../db/notify-live.ts';
import type { Sight } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { principalId } from '../ledger/acting-for.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { answerDeadlines } from './answer-deadlines.ts';
import { insertAnswer } from './finding-answer-repository.ts';
import { lockFinding } from './finding-subject-repository.ts';

/**
 * Answers a finding. The answer stays with it, whatever the finding says later; one after the deadline is kept and is late.
 * @param who.sight whose findings he may answer
 * @throws not_found
 */
export async function answerFinding(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'> & { sight: Sight },
  findingId: string,
  { text }: NewFindingAnswer,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const finding = await lockFinding(tx, findingId, who.sight);
    if (!finding) throw errors.notFound(`The finding ${findingId}`);
    const at = now();
    const late = at > answerDeadlines(finding, await readParameters(tx)).answerDueAt;
    const findingKind = finding.kind;
    const answerId = await insertAnswer(tx, {
      findingId,
      findingKind,
      text,
      by: who.accountId,
      onBehalfOf: principalId(),
      at,
      late,
    });
    await appendFact(tx, {
      type: 'finding_answered',
      subject: `finding:${findingId}`,
      payload: { by: who.username, answerId, text, kind: findingKind, late },
    });
    await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
  });
}
