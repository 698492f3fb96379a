import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import type { ReviewDetail, ReviewDraft } from '@rollcall/shared/resources/reviews';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { draftOf, footageMs, type ReviewWorld, startReviewWorld } from './support/review-world.ts';
import { statePermissions } from './support/route-permissions.ts';
import type { Person } from './support/story-people.ts';

statePermissions(`
GET    exports/reviews                 a a a u r - a elsewhere
GET    reviews                         a a a u r - a elsewhere
POST   reviews                         - - a - - - - alone
GET    reviews/progress                a a a u r - a elsewhere
GET    reviews/results                 a a a u r - a elsewhere
GET    reviews/{reviewId}              a a a u r - a elsewhere
POST   reviews/{reviewId}/assignment   a - a - - - - alone
PUT    reviews/{reviewId}/draft        - - a - - - - alone
GET    reviews/{reviewId}/reviewers    a - a - - - -
POST   reviews/{reviewId}/submission   - - a - - - - alone
POST   reviews/{reviewId}/verification a a a - - - -
POST   reviews/{reviewId}/watched      - - a - - - - alone
`);

// Two inspectors review, a third is of squad-1. Draws close on every weekday at 08:00 and draw everything.

let world: ReviewWorld;
let one: Person;
let other: Person;
let ofSquad: Person;
let leader: Person;
let duties: Awaited<ReturnType<ReviewWorld['duty']>>[];

const plan = {
  plan: { turn: 4, strata: [{ key: 'rest', perMille: 1000, minimum: 0, cap: null }] },
  schedule: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '08:00' },
  reason: '大队抽查比例',
};

beforeAll(async () => {
  world = await startReviewWorld();
  [one, other] = [await world.signIn('inspector'), await world.signIn('inspector')];
  ofSquad = await world.signIn('inspector', 'squad-1');
  leader = await world.signIn('brigade_leader');
  await world.admin.made('draw-plans', plan);
  duties = [
    await world.duty('squad-1'),
    await world.duty('squad-1', { footage: false }),
    await world.duty('squad-2'),
    await world.duty('squad-2'),
  ];
});
afterAll(() => world?.stop());

/** The last one of the first draw. */
const reviewOf = async (shiftId: string) => {
  const found = (await world.reviews(leader, 'draw=1')).filter(({ item }) => item === shiftId);
  const last = found.sort((a, b) => b.round - a.round)[0];
  if (!last) throw new Error('it has no review');
  return last;
};
async function reviewerOf(shiftId: string): Promise<Person> {
  const { reviewer } = await reviewOf(shiftId);
  const found = [one, other, ofSquad].find(({ username }) => username === reviewer);
  if (!found) throw new Error(`${reviewer} reviews it`);
  return found;
}
const anotherThan = (who: Person) => (who === one ? other : one);
const code = (answer: { status: number; body: { code?: string } }) => [answer.status, answer.body.code];

/** What stands in somebody's inbox about reviews. */
async function inboxOf(who: Person): Promise<string[]> {
  const { rows } = await who.read<{ rows: InboxEntry[] }>('inbox?side=must_do&limit=200');
  return rows
    .filter(({ kind }) => kind.startsWith('review'))
    .map(({ kind, id }) => `${kind} ${id}`)
    .sort();
}

/** Plays half of the footage, which is enough. */
async function watch(who: Person, reviewId: string): Promise<ReviewDetail> {
  const { recordings } = await world.review(who, reviewId);
  for (const { recordingId } of recordings) {
    const half: [number, number] = [0, footageMs / 2];
    const viewingSessionId = await world.served(who, recordingId, half);
    await world.tell(who, { reviewId, recordingId, viewingSessionId }, [half], footageMs);
  }
  return world.review(who, reviewId);
}

async function submit(who: Person, reviewId: string, draft: ReviewDraft) {
  const { draftVersion } = await world.review(who, reviewId);
  return who.call('POST', `reviews/${reviewId}/submission`, { draftVersion, draft });
}

describe('what a draw drew', () => {
  it('is given to those who have no part in it, each as much as the others', async () => {
    expect(await world.drawn(at('07:30'))).toEqual(['draw 1 announced']);
    expect(await world.drawn(at('08:00', 2))).toEqual([
      '4 items ripe',
      'draw 1 closed',
      'draw 1 finished',
      'draw 2 announced',
      'draw 1: 4 reviews assigned',
    ]);
    const reviews = await world.reviews(leader);
    expect(reviews.map(({ draw, state, round }) => [draw, state, round])).toEqual(
      Array.from({ length: 4 }, () => [1, 'assigned', 1]),
    );
    const loads = Map.groupBy(reviews, ({ reviewer }) => reviewer);
    expect([...loads.values()].map(({ length }) => length).sort()).toEqual([1, 1, 2]);
    expect(reviews.find(({ reviewer, unitCode }) => reviewer === ofSquad.username && unitCode === 'squad-1')).toBe(
      undefined,
    );
    // Whoever has it finds it among what is to be done.
    for (const who of [one, other, ofSquad]) {
      const own = reviews.filter(({ reviewer }) => reviewer === who.username);
      expect(await inboxOf(who)).toEqual(own.map(({ reviewId }) => `review ${reviewId}`).sort());
      expect((await world.reviews(who, 'mine=to_do')).map(({ reviewId }) => reviewId)).toEqual(
        own.map(({ reviewId }) => reviewId),
      );
    }
  });
});

describe('footage', () => {
  it('counts as watched only as far as it was served, and as there was time', async () => {
    const [{ shiftId, recordingId }] = duties as [(typeof duties)[0]];
    const { reviewId } = await reviewOf(shiftId);
    const who = await reviewerOf(shiftId);
    const detail = await world.review(who, reviewId);
    expect(detail).toMatchObject({
      watched: { totalMs: footageMs, watchedMs: 0, neededMs: footageMs / 2 },
      recordings: [{ recordingId, fromMs: 0, toMs: footageMs, stored: true, mayView: true }],
      may: { review: true, verify: false, reassign: true },
    });
    // A tenth was served: nothing of the second half counts, and of the rest no more than that part of the file.
    const viewingSessionId = await world.served(who, recordingId, [0, 60_000]);
    const told = { reviewId, recordingId, viewingSessionId };
    expect(await world.tell(who, told, [[300_000, 600_000]], footageMs)).toMatchObject({ watchedMs: 0 });
    expect(await world.tell(who, told, [[0, 300_000]], footageMs)).toMatchObject({ watchedMs: 60_000 });
    expect(code(await submit(who, reviewId, draftOf(detail)))).toEqual([409, 'review_not_watched']);
    // All was served; but nobody plays two hours, or ten seconds, in no time.
    await world.served(who, recordingId, [0, footageMs]);
    const fast = { ...told, viewingSessionId: await world.served(who, recordingId, [0, 1000]) };
    const claim = (spans: [number, number][], afterMs: number) => world.claim(who, fast, spans, afterMs);
    expect(code(await claim([[0, 7_200_000]], 1100))).toEqual([409, 'review_too_fast']);
    expect(code(await claim([[580_000, 600_000]], 0))).toEqual([409, 'review_too_fast']);
    expect((await world.review(who, reviewId)).watched.watchedMs).toBe(120_000);
    expect(await world.tell(who, fast, [[300_000, 308_000]], 1000)).toMatchObject({ watchedMs: 128_000 });
    // A second is for the way, once and not with each report.
    const { told: begun } = await world.db
      .selectFrom('review')
      .select(({ fn }) => fn.max('watch_told_at').as('told'))
      .executeTakeFirstOrThrow();
    for (let nr = 0; nr < 40; nr += 1) {
      await claim([[400_000 + nr * 1000, 401_000 + nr * 1000]], 0);
    }
    const mostMs = 8 * (world.now().getTime() - Number(begun) + 1000);
    const { watchedMs } = (await world.review(who, reviewId)).watched;
    expect(watchedMs - 128_000).toBeLessThanOrEqual(mostMs);
    expect(watchedMs).toBeGreaterThan(128_000);
    // At sixteen times the speed nothing counts, not half of it.
    await claim([], 60_000);
    for (const from of [200_000, 280_000]) {
      expect(code(await claim([[from, from + 80_000]], 5000))).toEqual([409, 'review_too_fast']);
    }
    expect((await world.review(who, reviewId)).watched.watchedMs).toBe(watchedMs);
    // Another's viewing is none of his.
    const foreign = await world.served(anotherThan(who), recordingId, [0, 1000]);
    const answer = await who.call('POST', `reviews/${reviewId}/watched`, {
      ...{ recordingId, viewingSessionId: foreign, spans: [[0, 1000]] },
    });
    expect(answer.status).toBe(404);
  });

  it('that this page plays is not seen elsewhere, whatever is said of it', async () => {
    const [{ shiftId, recordingId }] = duties as [(typeof duties)[0]];
    const { reviewId, watched } = await world.review(leader, (await reviewOf(shiftId)).reviewId);
    const who = await reviewerOf(shiftId);
    await world.served(who, recordingId, [0, footageMs]);
    world.itIs(new Date(world.now().getTime() + footageMs));
    const { recordings, draftVersion } = await world.review(who, reviewId);
    expect(recordings).toMatchObject([{ refusals: [] }]);
    for (const refusal of [undefined, 'cannot_open', 'unsupported', 'failed'] as const) {
      const elsewhere = [{ recordingId, reason: '浏览器放不了', ...(refusal && { refusal }) }];
      const draft = { ...draftOf({ recordings: [] }), elsewhere };
      const saved = await who.call('PUT', `reviews/${reviewId}/draft`, { draftVersion, draft });
      expect(code(saved)).toEqual([409, 'review_elsewhere_unfit']);
      expect(code(await submit(who, reviewId, draft))).toEqual([409, 'review_elsewhere_unfit']);
    }
    expect((await world.review(who, reviewId)).watched.watchedMs).toBe(watched.watchedMs);
  });

  it('that another player plays counts once it was saved whole, as far as there was time', async () => {
    const { recordingId } = await world.duty('squad-2', { codecs: ['hev1.1.6.L93.B0', 'mp4a.40.2'] });
    const { reviewId } = await one.made<ReviewDetail>('reviews', {
      kind: 'recording',
      item: recordingId,
      reason: '例行',
    });
    const { recordings } = await world.review(one, reviewId);
    expect(recordings).toMatchObject([{ refusals: ['unsupported', 'failed'] }]);
    const draft = (refusal: 'cannot_open' | 'unsupported') => ({
      ...{ ...draftOf({ recordings }), elsewhere: [{ recordingId, reason: 'H.265，用 VLC 看的', refusal }] },
    });
    const save = (of: ReviewDraft) => one.call('PUT', `reviews/${reviewId}/draft`, { draftVersion: 0, draft: of });
    // HQ knows of no damage: that isn't why it doesn't play.
    expect(code(await save(draft('cannot_open')))).toEqual([409, 'review_elsewhere_unfit']);
    const opened = world.now();
    await world.served(one, recordingId, [0, footageMs / 2]);
    expect((await save(draft('unsupported'))).status).toBe(200);
    const watchedMs = async (after: number) => {
      world.itIs(new Date(opened.getTime() + after));
      return (await world.review(one, reviewId)).watched.watchedMs;
    };
    expect(await watchedMs(footageMs)).toBe(0);
    await world.served(one, recordingId, [0, footageMs]);
    // It is all there, and nobody has had the time to look at it by then.
    expect(await watchedMs(1100)).toBeLessThanOrEqual(8 * (world.now().getTime() - opened.getTime()));
    expect(code(await submit(one, reviewId, draft('unsupported')))).toEqual([409, 'review_not_watched']);
    expect(await watchedMs(footageMs / 8 + 1000)).toBe(footageMs);
    expect(code(await submit(one, reviewId, draft('unsupported')))).toEqual([200, undefined]);
    // What was submitted stays as it was.
    expect(await world.review(leader, reviewId)).toMatchObject({
      ...{ watched: { watchedMs: footageMs }, recordings: [{ elsewhere: true, watched: [[0, footageMs]] }] },
    });
  });
});

describe('a review', () => {
  it('keeps its draft, and tells a second tab that it was changed elsewhere', async () => {
    const { shiftId } = duties[3] as (typeof duties)[0];
    const { reviewId } = await reviewOf(shiftId);
    const who = await reviewerOf(shiftId);
    const detail = await world.review(who, reviewId);
    const draft = draftOf(detail);
    expect((await who.call('PUT', `reviews/${reviewId}/draft`, { draftVersion: 0, draft })).body).toEqual({
      draftVersion: 1,
    });
    expect(code(await who.call('PUT', `reviews/${reviewId}/draft`, { draftVersion: 0, draft }))).toEqual([
      409,
      'review_draft_old',
    ]);
    expect((await world.review(who, reviewId)).draft).toEqual(draft);
    // It is nobody else's yet.
    expect((await world.review(leader, reviewId)).draft).toBeNull();
    expect(code(await anotherThan(who).call('PUT', `reviews/${reviewId}/draft`, { draftVersion: 1, draft }))).toEqual([
      403,
      'review_not_yours',
    ]);
  });

  it('is not complete without an answer to each item, and a fault shows where it is seen', async () => {
    const { shiftId } = duties[3] as (typeof duties)[0];
    const { reviewId } = await reviewOf(shiftId);
    const who = await reviewerOf(shiftId);
    const detail = await watch(who, reviewId);
    expect(detail.watched.watchedMs).toBe(footageMs / 2);
    const { bearing: _, ...rest } = draftOf(detail).answers;
    const lacking = { answers: rest, elsewhere: [] };
    expect(code(await submit(who, reviewId, lacking))).toEqual([409, 'review_incomplete']);
    expect(code(await submit(who, reviewId, draftOf(detail, { bearing: {} })))).toEqual([409, 'review_incomplete']);
    const beyond = draftOf(detail, { bearing: { atMs: footageMs + 1 } });
    expect(code(await submit(who, reviewId, beyond))).toEqual([409, 'review_incomplete']);
    expect(code(await submit(who, reviewId, draftOf(detail)))).toEqual([200, undefined]);
    expect(await reviewOf(shiftId)).toMatchObject({ state: 'done', outcome: 'pass', faults: 0, watchedPerMille: 500 });
    expect(code(await submit(who, reviewId, draftOf(detail)))).toEqual([409, 'review_not_now']);
  });
});

describe('a fault', () => {
  it('is looked at by a second person, and becomes a finding; the officer sees all of it then, not before', async () => {
    const { shiftId, badgeNo } = duties[2] as (typeof duties)[0];
    const { reviewId } = await reviewOf(shiftId);
    const who = await reviewerOf(shiftId);
    const detail = await watch(who, reviewId);
    const faults = { bearing: { atMs: 1000, note: '未扣风纪扣' }, no_reflective_vest: { atMs: 2000 } };
    await submit(who, reviewId, draftOf(detail, faults));
    const officer = await world.signIn('officer', 'squad-2', badgeNo);
    expect(await world.review(officer, reviewId)).toMatchObject({ state: 'verifying', outcome: null, answers: null });
    expect(await world.reviews(officer, 'outcome=fault')).toEqual([]);

    const verdicts = { bearing: 'as_said', no_reflective_vest: 'not_as_said' };
    expect(code(await who.call('POST', `reviews/${reviewId}/verification`, { verdicts }))).toEqual([
      403,
      'review_not_yours',
    ]);
    const second = anotherThan(who);
    expect(await world.reviews(second, 'mine=to_do')).toContainEqual(expect.objectContaining({ reviewId }));
    expect(await inboxOf(second)).toContain(`review_verification ${reviewId}`);
    expect(await inboxOf(who)).not.toContain(`review_verification ${reviewId}`);
    const some = { verdicts: { bearing: 'as_said' } };
    expect(code(await second.call('POST', `reviews/${reviewId}/verification`, some))).toEqual([
      409,
      'review_verdicts_incomplete',
    ]);
    const done = await second.made<ReviewDetail>(`reviews/${reviewId}/verification`, { verdicts, note: '背心在里面' });
    expect(done).toMatchObject({ state: 'done', outcome: 'fault', faults: 1, verifier: second.username });
    const [fault] = done.faultFindings;
    expect(done.faultFindings).toEqual([{ itemKey: 'bearing', findingId: fault?.findingId, joined: false }]);

    const finding = await officer.read<FindingDetailResponse>(`findings/${fault?.findingId}`);
    expect(finding).toMatchObject({
      ...{ kind: 'spot_check_conduct', badgeNo, unitCode: 'squad-2', state: 'open', handling: 'told', shiftId },
      ...{ dutyDate: '2040-03-10', violationClass: 'improper_use' },
      detail: {
        spotCheck: { reviewId, itemKey: 'bearing', deduction: 2, note: '未扣风纪扣', marks: [{ atMs: 1000 }] },
      },
    });
    expect(await world.review(officer, reviewId)).toMatchObject({
      outcome: 'fault',
      verdicts,
      answers: expect.anything(),
    });
    expect((await world.reviews(officer, 'itemKey=bearing')).map((review) => review.reviewId)).toEqual([reviewId]);
    const stranger = await world.signIn('officer', 'squad-2', (duties[3] as (typeof duties)[0]).badgeNo);
    expect((await stranger.call('GET', `reviews/${reviewId}`)).status).toBe(404);

    // Neither who found it nor who looked at that judges the appeal against it.
    const appeals = `findings/${fault?.findingId}/appeals`;
    const { body } = await officer.call<FindingDetailResponse>('POST', appeals, { reason: '扣子当天脱落' });
    const path = `appeals/${body.appeals[0]?.appealId}/decision`;
    const judge = async (by: Person) =>
      code(await by.call('POST', path, { decision: 'upheld', reason: '已核实', ...outsideCause }));
    for (const by of [who, second]) expect(await judge(by)).toEqual([403, 'decided_before']);
    expect(await judge(leader)).toEqual([200, undefined]);
  });

  it('that a finding states already joins it, and is not found twice', async () => {
    const { shiftId, badgeNo } = duties[1] as (typeof duties)[0];
    await world.reviewShifts(at('12:00', 2));
    const { reviewId } = await reviewOf(shiftId);
    const who = await reviewerOf(shiftId);
    const detail = await world.review(who, reviewId);
    expect(detail).toMatchObject({
      recordings: [],
      watched: { totalMs: 0, neededMs: 0 },
      findings: [{ kind: 'no_footage' }],
    });
    // Without footage there is nothing to mark: the note says what is at fault.
    expect(code(await submit(who, reviewId, draftOf(detail, { incomplete: {} })))).toEqual([409, 'review_incomplete']);
    await submit(who, reviewId, draftOf(detail, { incomplete: { note: '全程没有录像' } }));
    const verdicts = { incomplete: 'as_said' };
    const done = await leader.made<ReviewDetail>(`reviews/${reviewId}/verification`, { verdicts });
    expect(done.faultFindings).toEqual([
      { itemKey: 'incomplete', findingId: detail.findings[0]?.findingId, joined: true },
    ]);
    const { rows } = await leader.read<{ rows: FindingRow[] }>(`findings?badgeNo=${badgeNo}`);
    expect(rows.map(({ kind }) => kind)).toEqual(['no_footage']);
  });
});

describe('a pass', () => {
  it('is drawn for a second person by the seed of the next draw; who does not agree has it reviewed anew', async () => {
    const { shiftId } = duties[3] as (typeof duties)[0];
    await world.duty('squad-2', { day: 2 });
    expect((await world.drawn(at('08:00', 4))).at(-1)).toBe('draw 2: of 1 passes 1 to be verified');
    const { reviewId } = await reviewOf(shiftId);
    const who = await reviewerOf(shiftId);
    expect(await reviewOf(shiftId)).toMatchObject({ state: 'verifying', drawnToVerify: true, outcome: 'pass' });
    await leader.made(`reviews/${reviewId}/verification`, { verdicts: { pass: 'not_as_said' }, note: '第二段未告知' });
    const again = await reviewOf(shiftId);
    expect(again).toMatchObject({ state: 'assigned', round: 2, draw: 1 });
    expect(again.reviewer).not.toBe(who.username);
    expect((await world.review(leader, again.reviewId)).rounds.map(({ state }) => state)).toEqual([
      'replaced',
      'assigned',
    ]);
    expect(await world.drawn(at('09:00', 4))).toEqual([]);
  });
});

describe('a targeted check', () => {
  it('needs a reason, is marked so, and is under way once', async () => {
    const { recordingId, badgeNo } = duties[2] as (typeof duties)[0];
    const asked = { kind: 'recording', item: recordingId, reason: '群众投诉' };
    const made = await one.made<ReviewDetail>('reviews', asked);
    expect(made).toMatchObject({ draw: null, state: 'assigned', badgeNo, reason: '群众投诉', reviewer: one.username });
    expect(made.watched.totalMs).toBe(footageMs);
    expect(code(await other.call('POST', 'reviews', asked))).toEqual([409, 'review_targeted_already']);
    expect(code(await one.call('POST', 'reviews', { ...asked, item: 'nothing' }))).toEqual([404, 'not_found']);
    const own = { kind: 'shift', item: (duties[0] as (typeof duties)[0]).shiftId, reason: '例行' };
    expect(code(await ofSquad.call('POST', 'reviews', own))).toEqual([409, 'reviewer_unfit']);
  });
});

describe('two reviews at once', () => {
  it('share the time of their reviewer', async () => {
    const begun: { reviewId: string; recordingId: string; viewingSessionId: string }[] = [];
    for (const { recordingId } of [await world.duty('squad-2'), await world.duty('squad-2')]) {
      const asked = { kind: 'recording', item: recordingId, reason: '例行' };
      const { reviewId } = await one.made<ReviewDetail>('reviews', asked);
      const viewingSessionId = await world.served(one, recordingId, [0, footageMs]);
      begun.push({ reviewId, recordingId, viewingSessionId });
    }
    const [first, second] = begun as [(typeof begun)[0], (typeof begun)[0]];
    expect(await world.tell(one, first, [[0, 240_000]], 30_000)).toMatchObject({ watchedMs: 240_000 });
    expect(code(await world.claim(one, second, [[0, 240_000]], 0))).toEqual([409, 'review_too_fast']);
    expect(await world.tell(one, second, [[0, 240_000]], 30_000)).toMatchObject({ watchedMs: 240_000 });
  });
});

describe('a photo', () => {
  it('is among the footage, needs no time, and can be marked', async () => {
    const { recordingId, shiftId } = await world.duty('squad-2', { photo: true });
    const asked = { kind: 'shift', item: shiftId, reason: '例行' };
    const { reviewId, draftVersion, recordings, watched } = await one.made<ReviewDetail>('reviews', asked);
    expect(recordings).toMatchObject([{ recordingId, kind: 'image', durationMs: null, fromMs: 0, toMs: 0 }]);
    expect(watched).toEqual({ totalMs: 0, watchedMs: 0, neededMs: 0 });
    const draft = draftOf({ recordings }, { bearing: { atMs: 0 } });
    const submitted = await one.made<ReviewDetail>(`reviews/${reviewId}/submission`, { draftVersion, draft });
    expect(submitted).toMatchObject({ state: 'verifying', faults: 1 });
  });
});

describe('an assignment', () => {
  it('is changed with a reason, to somebody who has no part in it', async () => {
    const { shiftId } = duties[0] as (typeof duties)[0];
    const { reviewId } = await reviewOf(shiftId);
    const who = await reviewerOf(shiftId);
    const { reviewers } = await world.admin.read<{ reviewers: { accountId: string; username: string }[] }>(
      `reviews/${reviewId}/reviewers`,
    );
    expect(reviewers.map(({ username }) => username)).toEqual([anotherThan(who).username]);
    const [to] = reviewers;
    await world.admin.made(`reviews/${reviewId}/assignment`, { accountId: to?.accountId, reason: '休假' });
    // What was played before was another's.
    expect(await world.review(anotherThan(who), reviewId)).toMatchObject({ draft: null, watched: { watchedMs: 0 } });
    expect((await world.review(who, reviewId)).may.review).toBe(false);
  });
});

describe('progress and results', () => {
  it('add up', async () => {
    const { rows } = await leader.read<{ rows: object[] }>('reviews/progress?draw=1');
    expect(rows).toEqual([
      { draw: 1, stratum: 'rest', size: 4, perMille: 1000, drawn: 4, submitted: 2, done: 2, faults: 2, skipped: 0 },
    ]);
    const results = await leader.read<{ units: object[]; items: { itemKey: string; faults: number }[] }>(
      'reviews/results?from=2040-03-01&to=2040-03-31',
    );
    expect(results.units).toEqual([
      { unitCode: 'squad-1', unitName: '第1中队', reviews: 1, withFault: 1, targeted: 0, deduction: 2 },
      { unitCode: 'squad-2', unitName: '第2中队', reviews: 1, withFault: 1, targeted: 1, deduction: 2 },
    ]);
    expect(results.items.filter(({ faults }) => faults > 0)).toEqual([
      { itemKey: 'bearing', dimension: 'conduct', name: null, reviews: 2, faults: 1, notApplicable: 0 },
      { itemKey: 'incomplete', dimension: 'full_recording', name: null, reviews: 2, faults: 1, notApplicable: 0 },
    ]);
  });
});

describe('the checklist', () => {
  it('has each of the three dimensions, and a version for each change', async () => {
    const [{ version, items }] = (await leader.read<{ rows: { version: number; items: object[] }[] }>('checklists'))
      .rows as [{ version: number; items: { dimension: string }[] }];
    expect(version).toBe(0);
    const without = items.filter(({ dimension }) => dimension !== 'safety_protection');
    const set = (given: object) => world.admin.call('POST', 'checklists', { version: 0, reason: '修订', ...given });
    expect((await set({ items: without })).status).toBe(400);
    const own = { key: 'k1', dimension: 'safety_protection', name: '未戴头盔', deduction: 3, stated: null };
    expect((await set({ items: [...items, own] })).status).toBe(201);
    expect(code(await set({ items }))).toEqual([409, 'checklist_changed']);
    // A review keeps the version with which it began.
    const { reviewId } = await reviewOf((duties[0] as (typeof duties)[0]).shiftId);
    expect((await world.review(leader, reviewId)).checklistVersion).toBe(0);
  });
});
