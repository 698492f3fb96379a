import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDraft, ReviewedRecording } from '@rollcall/shared/resources/reviews';
import type { Database } from '../../db/database.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { itemsOfVersion } from '../checklists/repository.ts';
import { problem } from './problem.ts';
import { assertFit } from './request-review.ts';
import { lockOwnReview, type ReviewerSession, readWatched } from './watch.ts';

interface Given {
  /** The version that the page knows: if another tab saved since, it is refused. */
  draftVersion: number;
  draft: ReviewDraft;
}

/**
 * Keeps what was noted so far.
 * @returns its version @throws not_found, review_not_yours, review_not_now, review_draft_old, review_elsewhere_unfit
 */
export async function saveDraft(
  { db, now }: { db: Database; now: () => Date },
  who: ReviewerSession,
  reviewId: string,
  { draftVersion, draft }: Given,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const review = await lockOwnReview(tx, who, reviewId);
    if (review.draft_version !== draftVersion) throw problem('review_draft_old');
    const before = new Set(review.draft?.elsewhere.map(({ recordingId }) => recordingId));
    // What an earlier release took stays in the draft, and doesn't count.
    const added = draft.elsewhere.filter(({ recordingId }) => !before.has(recordingId));
    if (added.length > 0) assertElsewhere(added, (await readWatched(tx, review, who, now(), draft)).recordings);
    const next = draftVersion + 1;
    await tx
      .updateTable('review')
      .set({ draft: JSON.stringify(draft), draft_version: next })
      .where('review_id', '=', reviewId)
      .execute();
    return next;
  });
}

/**
 * Ends a review: with a fault it goes to a second person, without one it is done.
 * @throws not_found, recused, reviewer_unfit, review_not_yours, review_not_now, review_draft_old, review_elsewhere_unfit,
 * review_incomplete, review_not_watched
 */
export async function submitReview(
  { db, now }: { db: Database; now: () => Date },
  who: ReviewerSession,
  reviewId: string,
  { draftVersion, draft }: Given,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const review = await lockOwnReview(tx, who, reviewId);
    const at = now();
    // He may have become concerned since it was assigned.
    await assertFit(tx, who, review);
    if (review.draft_version !== draftVersion) throw problem('review_draft_old');
    const items = await itemsOfVersion(tx, review.checklist_version);
    const { recordings, watched } = await readWatched(tx, review, who, at, draft);
    assertElsewhere(draft.elsewhere, recordings);
    assertComplete(items, draft, recordings);
    if (watched.watchedMs < watched.neededMs) throw problem('review_not_watched', { extensions: { ...watched } });
    const faults = items.filter(({ key }) => draft.answers[key]?.result === 'fault').map(({ key }) => key);
    const outcome = faults.length > 0 ? 'fault' : 'pass';
    const watchedPerMille = watched.totalMs === 0 ? null : Math.floor((watched.watchedMs * 1000) / watched.totalMs);
    await tx
      .updateTable('review')
      .set({
        ...{ state: outcome === 'fault' ? 'verifying' : 'done', outcome, faults: faults.length },
        ...{ answers: JSON.stringify(onlyOf(items, draft)), submitted_at: at, watched_per_mille: watchedPerMille },
        on_behalf_of: principalId(),
        done_at: outcome === 'fault' ? null : at,
      })
      .where('review_id', '=', reviewId)
      .execute();
    await appendFact(tx, {
      type: 'review_submitted',
      subject: `review:${reviewId}`,
      payload: { by: who.username, outcome, faults, watchedPerMille, ...onlyOf(items, draft) },
    });
  });
}

/**
 * What was seen elsewhere is what the page's player refuses, for a cause that stands in what HQ keeps of the file.
 * @throws review_elsewhere_unfit
 */
function assertElsewhere(elsewhere: ReviewDraft['elsewhere'], recordings: readonly ReviewedRecording[]): void {
  const known = new Map(recordings.map((one) => [one.recordingId, one]));
  const unfit = elsewhere.filter(
    ({ recordingId, refusal }) => refusal === undefined || !known.get(recordingId)?.refusals.includes(refusal),
  );
  if (unfit.length > 0) {
    throw problem('review_elsewhere_unfit', {
      extensions: { recordings: unfit.map(({ recordingId }) => recordingId) },
    });
  }
}

/** A photo has no length: it is marked at its start. */
function isMomentOf(recording: ReviewedRecording | undefined, atMs: number): boolean {
  return recording !== undefined && atMs <= (recording.durationMs ?? 0);
}

/** Without answers to items that the checklist doesn't have. */
function onlyOf(items: readonly ChecklistItem[], { answers, elsewhere }: ReviewDraft): ReviewDraft {
  const kept = items.flatMap(({ key }) => (answers[key] === undefined ? [] : [[key, answers[key]] as const]));
  return { answers: Object.fromEntries(kept), elsewhere };
}

/**
 * Every item is answered. A fault shows where it is seen, where there is something to see; what doesn't apply says why.
 * @throws review_incomplete
 */
function assertComplete(
  items: readonly ChecklistItem[],
  { answers }: ReviewDraft,
  recordings: readonly ReviewedRecording[],
): void {
  const known = new Map(recordings.map((one) => [one.recordingId, one]));
  const seen = recordings.some(({ stored, mayView }) => stored && mayView);
  const open = items.filter(({ key }) => {
    const answer = answers[key];
    if (!answer) return true;
    if (answer.result === 'not_applicable') return answer.note === '';
    if (answer.result === 'ok') return false;
    const fits = answer.marks.every(({ recordingId, atMs }) => isMomentOf(known.get(recordingId), atMs));
    return seen ? answer.marks.length === 0 || !fits : answer.note === '';
  });
  if (open.length > 0) {
    throw problem('review_incomplete', { extensions: { items: open.map(({ key }) => key) } });
  }
}
