import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import type { RectificationDetail, RectificationRow } from '@rollcall/shared/resources/rectifications';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

const toDo = async (who: Person, id: string) =>
  (await who.read<{ rows: InboxEntry[] }>('inbox?limit=200')).rows
    .filter((entry) => entry.id === id)
    .map(({ kind, overdue }) => (overdue ? `${kind} overdue` : kind));

it('S15 a problem that was found is ordered to be put right at once: by an owner and a day, proved, re-checked by somebody else, and again until it is', async () => {
  const { leader, inspector } = story;
  const badgeNo = '100151';
  const officer = await story.officer(badgeNo, '曹阳', 'S150001');
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '解放路口' });
  await story.handOver('checked_out', 'S150001', badgeNo, at('07:50'));
  await story.docked({ recorderSerial: 'S150001', at: at('12:10'), clips: [] });
  // A Monday.
  await story.hqLooks(at('09:00', 2));
  const [finding] = await story.findings(officer, '');
  const { findingId } = finding ?? {};
  await officer.made(`findings/${findingId}/answers`, { text: '忘记开机' });
  const reason = '情况属实';
  await inspector.made(`findings/${findingId}/steps`, {
    ...{ step: 'confirm', reason, violationClass: 'incomplete', badgeNos: [badgeNo] },
  });
  const order = { task: '重新学习佩戴要求', ownerBadgeNo: badgeNo, dueOn: '2040-03-13' };
  // Not to be done today already, and not at the weekend.
  for (const dueOn of ['2040-03-12', '2040-03-17'])
    expect((await leader.call('POST', `findings/${findingId}/rectifications`, { ...order, dueOn })).status).toBe(400);
  // The leader, who is liable himself, orders it for his own unit the moment it is confirmed.
  const { rectificationId: id, state } = await leader.made<RectificationDetail>(
    `findings/${findingId}/rectifications`,
    order,
  );
  expect([state, await toDo(officer, id), await toDo(inspector, id)]).toEqual(['ordered', ['rectification'], []]);

  // Its day is over: it stands among those that are overdue, also for the owner, until he proves it.
  story.itIs(at('00:01', 4));
  expect(await toDo(officer, id)).toEqual(['rectification overdue']);
  const overdue = async () => {
    const { rows } = await inspector.read<{ rows: RectificationRow[] }>('rectifications?state=overdue');
    return rows.map(({ rectificationId }) => rectificationId);
  };
  expect(await overdue()).toEqual([id]);
  const prove = (text: string) => officer.made(`rectifications/${id}/proof`, { text, attachmentIds: [] });
  await prove('已学习');
  expect([await overdue(), await toDo(officer, id), await toDo(inspector, id)]).toEqual([
    [],
    [],
    ['rectification_check'],
  ]);

  const check = { outcome: 'passed', reason, officerGround: 'put_right', leaderGround: 'put_right' };
  const codeOf = async (who: Person) => (await who.call('POST', `rectifications/${id}/check`, check)).body.code;
  // Neither the leader who ordered it, nor the owner or the liable leader with an inspector's account.
  expect(await codeOf(leader)).toBe('forbidden');
  expect(await codeOf(await story.signIn('inspector', null, badgeNo))).toBe('recused');
  expect(await codeOf(await story.signIn('inspector', null, '100900'))).toBe('recused');
  await inspector.made(`rectifications/${id}/check`, {
    outcome: 'again',
    reason: '没有写学了什么',
    dueOn: '2040-03-19',
  });
  expect([await toDo(officer, id), await toDo(inspector, id)]).toEqual([['rectification'], []]);
  await prove('学习了佩戴要求第三条，写了心得');
  await inspector.made(`rectifications/${id}/check`, check);
  expect([await toDo(officer, id), await toDo(inspector, id)]).toEqual([[], []]);
  const done = await officer.read<RectificationDetail>(`rectifications/${id}`);
  expect([done.state, done.steps.map(({ step }) => step)]).toEqual([
    'passed',
    ['order', 'prove', 'again', 'prove', 'pass'],
  ]);
  expect((await officer.read<FindingDetailResponse>(`findings/${findingId}`)).handling).toBe('decided');
});
