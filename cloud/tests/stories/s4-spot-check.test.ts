import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { ChecklistRow } from '@rollcall/shared/resources/checklists';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { draftOf, footageMs, type ReviewWorld, startReviewWorld } from '../support/review-world.ts';
import type { Person } from '../support/story-people.ts';

let world: ReviewWorld;
let inspectors: Person[];
let brigadeLeader: Person;
beforeAll(async () => {
  world = await startReviewWorld();
  inspectors = [await world.signIn('inspector'), await world.signIn('inspector')];
  brigadeLeader = await world.signIn('brigade_leader');
});
afterAll(() => world?.stop());

const inbox = async (who: Person) => (await who.read<{ rows: InboxEntry[] }>('inbox?side=must_do&limit=200')).rows;
const todo = async (who: Person) =>
  (await inbox(who)).filter(({ kind }) => kind.startsWith('review')).map(({ kind, id }) => [kind, id]);

it('S3 every checklist has the three dimensions: proper enforcement, safety protection, recorded in full; a brigade can change the items, not the dimensions', async () => {
  const [{ version, items }] = (await brigadeLeader.read<{ rows: ChecklistRow[] }>('checklists')).rows as [
    ChecklistRow,
  ];
  expect([...new Set(items.map(({ dimension }) => dimension))].sort()).toEqual([
    ...['conduct', 'full_recording', 'safety_protection'],
  ]);
  for (const left of ['conduct', 'full_recording', 'safety_protection']) {
    const without = items.filter(({ dimension }) => dimension !== left);
    const asked = { version, items: without, reason: '删减' };
    expect((await world.admin.call('POST', 'checklists', asked)).status).toBe(400);
  }
  const foreign = [{ ...items[0], key: 'other', dimension: 'politeness' }];
  expect(
    (await world.admin.call('POST', 'checklists', { version, items: [...items, ...foreign], reason: '新增' })).status,
  ).toBe(400);
});

it('S4 data spot check: drawn, given to an inspector, watched, verified by another, told, answered, confirmed', async () => {
  await world.admin.made('draw-plans', {
    plan: { turn: 4, strata: [{ key: 'rest', perMille: 100, minimum: 1, cap: null }] },
    schedule: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '08:00' },
    reason: '大队抽查比例',
  });
  const duty = await world.duty('squad-1');
  const officer = await world.signIn('officer', 'squad-1', duty.badgeNo);
  await world.drawn(at('07:30'));
  await world.drawn(at('08:00', 2));
  const [row] = await world.reviews(brigadeLeader);
  const { reviewId = '' } = row ?? {};
  // One of the two has it, and nobody else has anything to do.
  const reviewer = inspectors.find(({ username }) => username === row?.reviewer) as Person;
  const other = inspectors.find((one) => one !== reviewer) as Person;
  expect([await todo(reviewer), await todo(other)]).toEqual([[['review', reviewId]], []]);

  const opened = await world.review(reviewer, reviewId);
  const half: [number, number] = [0, footageMs / 2];
  const viewingSessionId = await world.served(reviewer, duty.recordingId, half);
  const told = { reviewId, recordingId: duty.recordingId, viewingSessionId };
  await world.tell(reviewer, told, [half], footageMs);
  const draft = draftOf(opened, { no_reflective_vest: { atMs: 61_000, note: '路面执勤未穿反光背心' } });
  await reviewer.made(`reviews/${reviewId}/submission`, { draftVersion: 0, draft });
  // Nobody is told of what only one person said.
  expect(await inbox(officer)).toEqual([]);
  expect([await todo(reviewer), await todo(other)]).toEqual([[], [['review_verification', reviewId]]]);

  const verdicts = { no_reflective_vest: 'as_said' };
  const { faultFindings } = await other.made<ReviewDetail>(`reviews/${reviewId}/verification`, { verdicts });
  const findingId = faultFindings[0]?.findingId;
  expect((await inbox(officer)).map((entry) => [entry.kind, entry.findingId])).toEqual([['finding_answer', findingId]]);
  // He sees what was said of him, by whom, and where.
  expect(await world.review(officer, reviewId)).toMatchObject({
    ...{ reviewer: reviewer.username, verifier: other.username, verdicts },
    answers: { answers: { no_reflective_vest: { result: 'fault', marks: [{ atMs: 61_000 }] } } },
  });
  await officer.made(`findings/${findingId}/answers`, { text: '当天背心送洗，没有备用。' });
  await brigadeLeader.made(`findings/${findingId}/steps`, {
    ...{ step: 'confirm', reason: '应当领用备用背心', violationClass: 'improper_use', badgeNos: [duty.badgeNo] },
  });
  const finding = await officer.read<FindingDetailResponse>(`findings/${findingId}`);
  expect(finding).toMatchObject({ handling: 'confirmed', kind: 'spot_check_safety_protection' });
});

it('S10 nothing private: a reviewer who sees private life restricts it, and the squad opens it no more', async () => {
  const duty = await world.duty('squad-1', { day: 3 });
  const squadLeader = await world.signIn('squad_leader', 'squad-1');
  const [inspector] = inspectors as [Person];
  const { recordingId } = duty;
  await inspector.made('reviews', { kind: 'shift', item: duty.shiftId, reason: '例行抽查' });
  expect((await squadLeader.call('POST', 'viewing-sessions', { recordingId })).status).toBe(201);
  await inspector.made('recording-restrictions', { recordingId, why: 'private', reason: '宿舍内误开' });
  expect((await squadLeader.call('POST', 'viewing-sessions', { recordingId })).body.code).toBe('recording_restricted');
});
