import { reviewList, reviews } from '@rollcall/shared/resources/reviews';
import { reviewColumns, reviewWords } from '@rollcall/shared/words/reviews';
import { findBarredOfficers } from '../../auth/assert-not-recused.ts';
import { scopeOfSession } from '../../auth/permissions.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { reviewDetail } from './detail.ts';
import { reviewProgress, reviewResults } from './progress.ts';
import { othersFor, reassignReview } from './reassign-review.ts';
import { findReview, reviewSort, reviewsWith, toReviewRow, type Verifier } from './repository.ts';
import { requestReview } from './request-review.ts';
import { unitsOf } from './reviewers.ts';
import { saveDraft, submitReview } from './submit-review.ts';
import { verifyReview } from './verify-review.ts';
import { tellWatched } from './watch.ts';

const {
  read,
  progress,
  results,
  create,
  saveDraft: save,
  watch,
  submit,
  verify,
  reviewers,
  reassign,
} = reviews.endpoints;

/** What this session may not verify; undefined: it verifies nothing. */
async function verifierOf(db: Database, session: SignedIn): Promise<Verifier | undefined> {
  if (scopeOfSession(session, 'reviews.verify') === undefined) return undefined;
  const { barred } = await findBarredOfficers(db, session);
  const units = await unitsOf(db, session.accountId);
  return { bound: [...(await findBonds(db, session)).keys()], barred, units };
}

export const servedReviews: ServedResource = {
  lists: [
    serveList(reviewList, {
      title: reviewWords.title,
      columns: reviewColumns,
      sort: reviewSort,
      async select({ db }, filters, { sight, session }) {
        const verifier = filters.mine === 'to_do' ? await verifierOf(db, session) : undefined;
        return reviewsWith(db, filters, { accountId: session.accountId, sight, verifier });
      },
      toRow: toReviewRow,
    }),
  ],
  routes: (deps) => [
    serve(read, ({ params, session, sight }) => reviewDetail(deps, { ...session, sight }, params.reviewId)),
    serve(progress, ({ query, sight }) => reviewProgress(deps.db, query.draw, sight)),
    serve(results, ({ query, sight }) => reviewResults(deps.db, query, sight)),
    serve(create, async ({ body, session, sight }) =>
      reviewDetail(deps, { ...session, sight }, await requestReview(deps, session, body)),
    ),
    serve(save, async ({ params, body, session, sight }) => ({
      draftVersion: await saveDraft(deps, { ...session, sight }, params.reviewId, body),
    })),
    serve(watch, ({ params, body, session, sight }) => tellWatched(deps, { ...session, sight }, params.reviewId, body)),
    serve(submit, async ({ params: { reviewId }, body, session, sight }) => {
      await submitReview(deps, { ...session, sight }, reviewId, body);
      return reviewDetail(deps, { ...session, sight }, reviewId);
    }),
    serve(verify, async ({ params: { reviewId }, body, session, sight }) => {
      await verifyReview(deps, session, reviewId, body);
      return reviewDetail(deps, { ...session, sight }, reviewId);
    }),
    serve(reviewers, async ({ params: { reviewId }, sight }) => {
      const review = await findReview(deps.db, reviewId, sight);
      if (!review) throw errors.notFound(`The review ${reviewId}`);
      const others = await othersFor(deps.db, review);
      return { reviewers: others.map(({ accountId, username }) => ({ accountId, username })) };
    }),
    serve(reassign, async ({ params: { reviewId }, body, session, sight }) => {
      await reassignReview(deps, session, reviewId, body);
      return reviewDetail(deps, { ...session, sight }, reviewId);
    }),
  ],
};
