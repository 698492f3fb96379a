import type { ViewingSession } from '@rollcall/shared/http/viewing-sessions';
import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { DrawDetail, DrawItemRow } from '@rollcall/shared/resources/draws';
import type { RecusalRow } from '@rollcall/shared/resources/recusals';
import type { ReviewDetail, ReviewRow, WatchedAnswer } from '@rollcall/shared/resources/reviews';
import type { Brigade } from './chapter.ts';
import { setParameters } from './set-parameters.ts';
import { untilThere } from './until-there.ts';
import { untilVerified } from './until-verified.ts';

const inspectors = ['inspector', 'inspector-2'];
const reason = '按规定办理';

/** Of what the first draw drew one item is skipped. All else is reviewed, and the first fault is verified. */
export async function reviewWhatWasDrawn(brigade: Brigade): Promise<void> {
  const { as } = brigade;
  await setParameters(as('admin'), { minWatchedShare: 0.001 });
  const recused = await recusedOf(brigade);
  await skip(brigade, recused);
  const { rows } = await as('admin').get<{ rows: ReviewRow[] }>('reviews?state=assigned&draw=1&limit=200');
  let verified = false;
  for (const { reviewId, badgeNo } of rows) {
    const reviewer = await reviewerOf(brigade, reviewId);
    const watched = await watch(brigade, reviewer, reviewId);
    const isFault = watched !== undefined && !verified && !recused.has(badgeNo);
    await submit(brigade, reviewer, reviewId, isFault ? watched : undefined);
    if (!isFault) continue;
    const verifier = inspectors.find((one) => one !== reviewer) ?? '';
    await as(verifier).post(`reviews/${reviewId}/verification`, { verdicts: { bearing: 'as_said' } });
    verified = true;
  }
}

/** Officers about whom somebody may not decide: which of them are drawn is chance. */
async function recusedOf({ as }: Brigade): Promise<ReadonlySet<unknown>> {
  const { rows } = await as('admin').get<{ rows: RecusalRow[] }>('recusals');
  return new Set(rows.map(({ badgeNo }) => badgeNo));
}

/** Two people agree about the first item; about the second one they don't. */
async function skip({ as }: Brigade, recused: ReadonlySet<unknown>): Promise<void> {
  const { rows } = await as('admin').get<{ rows: DrawItemRow[] }>('draw-items?draw=1&drawn=yes');
  const free = rows.filter(({ badgeNo }) => !recused.has(badgeNo));
  for (const [index, { kind, item }] of free.slice(0, 2).entries()) {
    const { skips } = await as('inspector').post<DrawDetail>('draws/1/skips', { kind, item, reason: '班次已取消' });
    const waits = skips.find(({ state }) => state === 'waits');
    const decision = index === 0 ? 'agreed' : 'refused';
    await as('inspector-2').post(`draw-skips/${waits?.drawSkipId}/decision`, { decision, reason });
  }
  await untilThere('the review that is left out', async () => {
    const skipped = await as('admin').get<{ rows: ReviewRow[] }>('reviews?state=skipped');
    return skipped.rows.length === 1;
  });
}

/** To whom it was given. */
async function reviewerOf({ as }: Brigade, reviewId: string): Promise<string> {
  for (const username of inspectors) {
    if ((await as(username).get<ReviewDetail>(`reviews/${reviewId}`)).may.review) return username;
  }
  throw new Error(`nobody may review ${reviewId}`);
}

/** Plays the beginning of the first recording. @returns which that is; undefined: there is no footage */
async function watch({ as }: Brigade, reviewer: string, reviewId: string): Promise<string | undefined> {
  const person = as(reviewer);
  const { recordings } = await person.get<ReviewDetail>(`reviews/${reviewId}`);
  const first = recordings.find(({ stored, mayView }) => stored && mayView);
  if (first === undefined) return undefined;
  const { recordingId, fromMs } = first;
  const { viewingSessionId, mediaUrl } = await person.post<ViewingSession>('viewing-sessions', { recordingId });
  await person.take(mediaUrl.replace('/api/v1/', ''));
  let playedTo = fromMs;
  await untilThere('enough that counts as watched', async () => {
    const report = { recordingId, viewingSessionId, spans: [[playedTo, playedTo + 4000]] };
    const sum = await person.post<WatchedAnswer>(`reviews/${reviewId}/watched`, report);
    playedTo = fromMs + sum.watchedMs;
    return sum.watchedMs >= sum.neededMs;
  });
  return recordingId;
}

/** @param faultIn where the fault is marked; undefined: all is in order */
async function submit({ as }: Brigade, reviewer: string, reviewId: string, faultIn: string | undefined): Promise<void> {
  const lists = await as('admin').get<{ rows: { items: ChecklistItem[] }[] }>('checklists');
  const fault = { result: 'fault', note: '着装不整', marks: [{ recordingId: faultIn, atMs: 15_000 }] };
  const answers = lists.rows[0]?.items.map(({ key }) => [
    key,
    faultIn !== undefined && key === 'bearing' ? fault : { result: 'ok' },
  ]);
  const { draftVersion } = await as(reviewer).get<ReviewDetail>(`reviews/${reviewId}`);
  const draft = { answers: Object.fromEntries(answers ?? []) };
  await as(reviewer).post(`reviews/${reviewId}/submission`, { draftVersion, draft });
}

/** A targeted check with a fault, which a second person is to verify. */
export async function leaveOneToVerify(brigade: Brigade): Promise<void> {
  const [recording] = await untilVerified(brigade, 'K000010', 7, '2026-10-01T00:00:00+08:00');
  const check = { kind: 'recording', item: recording?.recordingId, reason: '群众来电反映' };
  const { reviewId } = await brigade.as('inspector').post<ReviewDetail>('reviews', check);
  await submit(brigade, 'inspector', reviewId, await watch(brigade, 'inspector', reviewId));
}
