import type { WatchedAnswer, WatchedReport } from '@rollcall/shared/resources/reviews';
import { sql } from 'kysely';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { footageOfReview, servedTo, sumOf } from './footage.ts';
import { problem } from './problem.ts';
import { lockReview, type StoredReview } from './repository.ts';
import { fromMultirange, toMultirange } from './stretches.ts';
import { playedOf, playedPieces, timeUsed } from './watched.ts';

/** Who reviews, with what he sees. */
export type ReviewerSession = SignedIn & { dataScope: DataScope };

/**
 * The review that the session is to review now, held.
 * @throws not_found, review_not_yours, review_not_now
 */
export async function lockOwnReview(
  tx: Transaction,
  { accountId }: Pick<SignedIn, 'accountId'>,
  reviewId: string,
): Promise<StoredReview> {
  const review = await lockReview(tx, reviewId);
  if (!review) throw errors.notFound(`The review ${reviewId}`);
  if (review.reviewer_id !== accountId) throw problem('review_not_yours');
  if (review.state !== 'assigned') throw problem('review_not_now');
  return review;
}

/**
 * Notes what the page says was played since it last said so. What there wasn't the time to play is refused whole, and that time is
 * over: who plays at twice the speed that counts doesn't get the half of it.
 * @returns what counts now @throws not_found, review_not_yours, review_not_now, review_too_fast
 */
export async function tellWatched(
  { db, now }: { db: Database; now: () => Date },
  who: ReviewerSession,
  reviewId: string,
  { recordingId, viewingSessionId, spans }: WatchedReport,
): Promise<WatchedAnswer> {
  const answer = await db.transaction().execute(async (tx) => {
    const review = await lockOwnReview(tx, who, reviewId);
    const usedBefore = await lockReviewerTime(tx, who);
    const at = now();
    const viewing = await tx
      .selectFrom('viewing_session as v')
      .innerJoin('recording as r', 'r.recording_id', 'v.recording_id')
      .select(['v.opened_at', 'r.duration_ms', 'r.span_ms', 'r.holes', 'r.size_bytes', servedTo(review).as('served')])
      .where('v.viewing_session_id', '=', viewingSessionId)
      .where('v.account_id', '=', who.accountId)
      .where('v.recording_id', '=', recordingId)
      .where('v.expires_at', '>', at)
      .executeTakeFirst();
    if (!viewing) throw errors.notFound('The viewing session');
    const since = Math.max(...[viewing.opened_at, review.assigned_at, usedBefore].map((from) => from.getTime()));
    const used = timeUsed(spans, since, at.getTime());
    const toldAt = new Date(used ?? Math.max(at.getTime(), since));
    await tx.updateTable('review').set({ watch_told_at: toldAt }).where('review_id', '=', reviewId).execute();
    if (used === undefined) return undefined;
    const played = playedOf(spans, {
      pieces: playedPieces(viewing.span_ms ?? viewing.duration_ms ?? 0, viewing.holes),
      sizeBytes: viewing.size_bytes,
      served: fromMultirange(viewing.served),
    });
    const told = toMultirange(played);
    await sql`
      insert into review_watch (review_id, recording_id, told) values (${reviewId}, ${recordingId}, ${told}::int8multirange)
      on conflict (review_id, recording_id) do update set told = review_watch.told + excluded.told
    `.execute(tx);
    const { recordings, watched } = await readWatched(tx, review, who, at);
    return {
      ...watched,
      recordings: recordings.map(({ recordingId: id, watched: parts, watchedMs }) => ({
        ...{ recordingId: id, watched: parts, watchedMs },
      })),
    };
  });
  if (!answer) throw problem('review_too_fast');
  return answer;
}

/**
 * Until when an account's time for watching is used up, in all its reviews: nobody watches two at once. One report at a time; the
 * lock comes after the review's row, and nobody waits for another review behind it.
 */
async function lockReviewerTime(tx: Transaction, { accountId }: Pick<SignedIn, 'accountId'>): Promise<Date> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall watching'), hashtext(${accountId}))`.execute(tx);
  const { used } = await tx
    .selectFrom('review')
    .select(({ fn }) => fn.max('watch_told_at').as('used'))
    .where('reviewer_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return used ?? new Date(0);
}

/** The footage of a review with what counts as watched, and what has to. */
export async function readWatched(
  db: Database | Transaction,
  review: StoredReview,
  session: ReviewerSession,
  at: Date,
  said = review.answers ?? review.draft,
) {
  const recordings = await footageOfReview(db, review, viewerOf(session, at), said?.elsewhere ?? []);
  const { minWatchedShare } = await readParameters(db);
  return { recordings, watched: sumOf(recordings, minWatchedShare) };
}
