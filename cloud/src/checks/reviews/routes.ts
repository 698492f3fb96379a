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
      async select({ db }, filters, { dataScope, session }) {
        const verifier = filters.mine === 'to_do' ? await verifierOf(db, session) : undefined;
        return reviewsWith(db, filters, { accountId: session.accountId, dataScope, verifier });
      },
      toRow: toReviewRow,
    }),
  ],
  routes: (deps) => [
    serve(read, ({ params, session, dataScope }) => reviewDetail(deps, { ...session, dataScope }, params.reviewId)),
    serve(progress, ({ query, dataScope }) => reviewProgress(deps.db, query.draw, dataScope)),
    serve(results, ({ query, dataScope }) => reviewResults(deps.db, query, dataScope)),
    serve(create, async ({ body, session, dataScope }) =>
      reviewDetail(deps, { ...session, dataScope }, await requestReview(deps, session, body)),
    ),
    serve(save, async ({ params, body, session, dataScope }) => ({
      draftVersion: await saveDraft(deps, { ...session, dataScope }, params.reviewId, body),
    })),
    serve(watch, ({ params, body, session, dataScope }) =>
      tellWatched(deps, { ...session, dataScope }, params.reviewId, body),
    ),
    serve(submit, async ({ params: { reviewId }, body, session, dataScope }) => {
      await submitReview(deps, { ...session, dataScope }, reviewId, body);
      return reviewDetail(deps, { ...session, dataScope }, reviewId);
    }),
    serve(verify, async ({ params: { reviewId }, body, session, dataScope }) => {
      await verifyReview(deps, session, reviewId, body);
      return reviewDetail(deps, { ...session, dataScope }, reviewId);
    }),
    serve(reviewers, async ({ params: { reviewId }, dataScope }) => {
      const review = await findReview(deps.db, reviewId, dataScope);
      if (!review) throw errors.notFound(`The review ${reviewId}`);
      const others = await othersFor(deps.db, review);
      return { reviewers: others.map(({ accountId, username }) => ({ accountId, username })) };
    }),
    serve(reassign, async ({ params: { reviewId }, body, session, dataScope }) => {
      await reassignReview(deps, session, reviewId, body);
      return reviewDetail(deps, { ...session, dataScope }, reviewId);
    }),
  ],
};
