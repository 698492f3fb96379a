import type { WatchedAnswer, WatchedReport } from '@rollcall/shared/resources/reviews';
import { sql } from 'kysely';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/access/viewer-of.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { footageOfReview, servedTo, sumOf } from './footage.ts';
import { problem } from './problem.ts';
import { lockReview, type StoredReview } from './repository.ts';
import { fromMultirange, toMultirange } from './stretches.ts';
import { playedOf, playedPieces } from './watched.ts';

/** Who reviews, with what he sees. */
export type ReviewerSession = SignedIn & { sight: Sight };

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
 * Notes what the page says was played, no more than can have been since it last said so.
 * @returns what counts now @throws not_found, review_not_yours, review_not_now
 */
export async function tellWatched(
  { db, now }: { db: Database; now: () => Date },
  who: ReviewerSession,
  reviewId: string,
  { recordingId, viewingSessionId, spans }: WatchedReport,
): Promise<WatchedAnswer> {
  return db.transaction().execute(async (tx) => {
    const review = await lockOwnReview(tx, who, reviewId);
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
    const since = Math.max(viewing.opened_at.getTime(), review.watch_told_at?.getTime() ?? 0);
    const played = playedOf(spans, at.getTime() - since, {
      pieces: playedPieces(viewing.span_ms ?? viewing.duration_ms ?? 0, viewing.holes),
      sizeBytes: viewing.size_bytes,
      served: fromMultirange(viewing.served),
    });
    const told = toMultirange(played);
    await sql`
      insert into review_watch (review_id, recording_id, told) values (${reviewId}, ${recordingId}, ${told}::int8multirange)
      on conflict (review_id, recording_id) do update set told = review_watch.told + excluded.told
    `.execute(tx);
    await tx.updateTable('review').set({ watch_told_at: at }).where('review_id', '=', reviewId).execute();
    const { recordings, watched } = await readWatched(tx, review, who, at);
    return {
      ...watched,
      recordings: recordings.map(({ recordingId: id, watched: parts, watchedMs }) => ({
        ...{ recordingId: id, watched: parts, watchedMs },
      })),
    };
  });
}

/** The footage of a review with what counts as watched, and what has to. */
export async function readWatched(
  db: Database | Transaction,
  review: StoredReview,
  session: ReviewerSession,
  at: Date,
  said = review.answers ?? review.draft,
) {
  const elsewhere = new Set(said?.elsewhere.map(({ recordingId }) => recordingId));
  const recordings = await footageOfReview(db, review, viewerOf(session, at), elsewhere);
  const { minWatchedShare } = await readParameters(db);
  return { recordings, watched: sumOf(recordings, minWatchedShare) };
}
