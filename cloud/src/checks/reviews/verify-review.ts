import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewAnswer, Verdict } from '@rollcall/shared/resources/reviews';
import { assertSecondPerson } from '../../auth/second-person.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { planFindings } from '../../findings/plan-findings.ts';
import { saveFindings } from '../../findings/save-findings.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { itemsOfVersion } from '../checklists/repository.ts';
import { judgeFault, statedBefore } from './judge-fault.ts';
import { problem } from './problem.ts';
import { assignAnew } from './reassign-review.ts';
import { lockReview, type StoredReview } from './repository.ts';
import { assertFit } from './request-review.ts';
import { lockAssigning } from './take-reviews.ts';

/** The key under which a second person speaks of a pass. */
const wholePass = 'pass';

/**
 * What a second person says of a review's faults, or of a pass that was drawn for it. What is as said becomes a finding, or joins the
 * one that says so already. A pass that isn't as said is reviewed anew by somebody else.
 * @throws not_found, recused, reviewer_unfit, review_not_yours, not_yet_second_person, review_not_now,
 * review_verdicts_incomplete
 */
export async function verifyReview(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  reviewId: string,
  { verdicts, note }: { verdicts: Record<string, Verdict>; note: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockAssigning(tx);
    const review = await lockReview(tx, reviewId);
    if (!review) throw errors.notFound(`The review ${reviewId}`);
    const at = now();
    await assertFit(tx, who, review);
    const first = [review.reviewer_id, review.on_behalf_of];
    await assertSecondPerson(tx, who, first, () => problem('review_not_yours'));
    if (review.state !== 'verifying') throw problem('review_not_now');
    const items = await itemsOfVersion(tx, review.checklist_version);
    const faults = items.filter(({ key }) => review.answers?.answers[key]?.result === 'fault');
    const expected = faults.length > 0 ? faults.map(({ key }) => key) : [wholePass];
    if (Object.keys(verdicts).sort().join() !== [...expected].sort().join())
      throw problem('review_verdicts_incomplete');

    const standing = faults.filter(({ key }) => verdicts[key] === 'as_said');
    const replaced = verdicts[wholePass] === 'not_as_said' && faults.length === 0;
    await tx
      .updateTable('review')
      .set({
        ...{ state: replaced ? 'replaced' : 'done', outcome: standing.length > 0 ? 'fault' : 'pass' },
        ...{ faults: standing.length, verifier_id: who.accountId, verified_at: at, done_at: replaced ? null : at },
        ...{ verdicts: JSON.stringify(verdicts), verifier_note: note },
      })
      .where('review_id', '=', reviewId)
      .execute();
    await appendFact(tx, {
      type: 'review_verified',
      subject: `review:${reviewId}`,
      payload: { by: who.username, verdicts, ...(note === '' ? {} : { note }) },
    });
    for (const fault of standing) await keepFault(tx, review, fault, at);
    if (replaced) await assignAnew(tx, review, [review.reviewer_id, who.accountId], at);
  });
}

/** A fault that stands: it joins the finding that says the same, or becomes one. */
async function keepFault(tx: Transaction, review: StoredReview, item: ChecklistItem, at: Date): Promise<void> {
  const answer = review.answers?.answers[item.key] as ReviewAnswer;
  const before = await statedBefore(tx, review, item);
  const findingId = before ?? (await openFinding(tx, review, item, answer, at));
  await tx
    .insertInto('review_fault')
    .values({
      ...{ review_id: review.review_id, item_key: item.key, finding_id: findingId, joined: before !== undefined },
      ...{ dimension: item.dimension, deduction: item.deduction },
    })
    .execute();
}

async function openFinding(
  tx: Transaction,
  review: StoredReview,
  item: ChecklistItem,
  answer: ReviewAnswer,
  at: Date,
): Promise<string> {
  const judged = judgeFault(review, item, answer);
  await saveFindings(tx, planFindings([judged], []), { asOf: at });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [review.unit_code] }]);
  const { finding_id } = await tx
    .selectFrom('finding')
    .select('finding_id')
    .where('rule_key', '=', judged.ruleKey)
    .where('subject', '=', judged.subject)
    .executeTakeFirstOrThrow();
  return finding_id;
}
