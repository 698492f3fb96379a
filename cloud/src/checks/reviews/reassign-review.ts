import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { newestVersion } from '../checklists/repository.ts';
import { assignReviews } from './assign.ts';
import { problem } from './problem.ts';
import { lockReview, type StoredReview } from './repository.ts';
import { type FitReviewer, selectReviewers } from './reviewers.ts';
import { lockAssigning } from './take-reviews.ts';

/** Who could review it instead: fit, and not who has it, or had an earlier round of it. */
export async function othersFor(tx: Database | Transaction, review: StoredReview): Promise<FitReviewer[]> {
  const rounds = await tx
    .selectFrom('review')
    .select(['reviewer_id', 'verifier_id'])
    .where('kind', '=', review.kind)
    .where('item', '=', review.item)
    .where('draw', review.draw === null ? 'is' : '=', review.draw)
    .execute();
  const had = rounds.flatMap((row) => [row.reviewer_id, row.verifier_id]);
  const all = await selectReviewers(tx, [review]);
  return all.filter((one) => one.isFit(review) && !had.includes(one.accountId));
}

/**
 * Gives a review that isn't submitted to somebody else. What the one before noted and played goes with it: it isn't his word.
 * @throws not_found, review_not_now, reviewer_unfit
 */
export async function reassignReview(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'username'>,
  reviewId: string,
  { accountId, reason }: { accountId: string; reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockAssigning(tx);
    const review = await lockReview(tx, reviewId);
    if (!review) throw errors.notFound(`The review ${reviewId}`);
    if (review.submitted_at !== null) throw problem('review_not_now');
    const at = now();
    const next = (await othersFor(tx, review)).find((one) => one.accountId === accountId);
    if (!next) throw problem('reviewer_unfit');
    await tx.deleteFrom('review_watch').where('review_id', '=', reviewId).execute();
    await tx
      .updateTable('review')
      .set({
        ...{ state: 'assigned', reviewer_id: accountId, assigned_at: at, draft: null, watch_told_at: null },
        draft_version: review.draft_version + 1,
      })
      .where('review_id', '=', reviewId)
      .execute();
    await appendFact(tx, {
      type: 'review_reassigned',
      subject: `review:${reviewId}`,
      payload: { by: who.username, to: next.username, reason },
    });
  });
}

/** One more round of a review that was drawn, by somebody who had no part in it. */
export async function assignAnew(
  tx: Transaction,
  review: StoredReview,
  not: readonly (string | null)[],
  at: Date,
): Promise<void> {
  const { draw, place, stratum, kind, item, badge_no, unit_code, starts_at, ends_at } = review;
  const others = (await othersFor(tx, review)).filter(({ accountId }) => !not.includes(accountId));
  const [next] = assignReviews([review], others, {
    mayReview: () => true,
    // There is no seed that nobody could have waited for.
    rankOf: () => randomUUID(),
  });
  const version = await newestVersion(tx);
  const round = review.round + 1;
  const { review_id } = await tx
    .insertInto('review')
    .values({
      ...{ draw, place, stratum, kind, item, badge_no, unit_code, starts_at, ends_at, round },
      ...{ state: next ? 'assigned' : 'unassigned', reviewer_id: next?.accountId ?? null, assigned_at: at },
      checklist_version: version,
    })
    .returning('review_id')
    .executeTakeFirstOrThrow();
  await appendFact(tx, {
    type: 'review_assigned',
    subject: `review:${review_id}`,
    payload: { draw, kind, item, round, to: next?.username ?? null, checklist: version },
  });
}
