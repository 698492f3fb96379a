import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { FieldInspectionDetail } from '@rollcall/shared/resources/field-inspections';
import type { InboxGroups } from '@rollcall/shared/resources/inbox';
import type { SpotOrderDetail, SpotOrderRow } from '@rollcall/shared/resources/spot-orders';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { inspectedItems, inspectionForm } from '../support/inspected-items.ts';
import type { Person } from '../support/story-people.ts';
import { type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
/** On-the-spot orders in the inbox: of whom, and until when. */
const waits = async (who: Person) =>
  (await who.read<InboxGroups>('inbox/groups')).mustDo
    .flatMap(({ entries }) => entries)
    .filter(({ kind }) => kind.startsWith('spot_order'))
    .map(({ kind, badgeNo, dueOn }) => `${kind} ${badgeNo} ${dueOn}`);
const overdue = async (who: Person) =>
  (await who.read<{ rows: SpotOrderRow[] }>('spot-orders?state=overdue')).rows.map(({ spotOrderId }) => spotOrderId);

it('S15 what an inspector sees on the road without a network is put right at once; who did it in time has nothing against him, who didn’t is shown as overdue, and neither is held guilty of it', async () => {
  const { admin, inspector, leader } = story;
  const prompt = await story.officer('100152', '罗敏', 'S150002');
  const slow = await story.officer('100153', '孔亮', 'S150003');
  for (const badgeNo of ['100152', '100153'])
    await admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '解放路口' });

  // Seen at half past nine where there is no network; HQ hears of it at ten.
  story.itIs(at('10:00'));
  const issued = { inspectedAt: at('09:30').toISOString() };
  const sent = (sought: string, faults: object, order: object) =>
    inspector.call<FieldInspectionDetail>(
      'POST',
      'field-inspections',
      inspectionForm(sought, { ...issued, items: inspectedItems(faults), order }),
    );
  const task = '把执法记录仪挂到左胸，镜头朝前';
  const soon = await sent('100152', { position: '挂在腰间' }, { task, dueAt: at('09:59').toISOString() });
  expect([soon.status, soon.body]).toMatchObject([400, { code: 'spot_order_due_unfit' }]);
  for (const badgeNo of ['100152', '100153']) {
    const { status } = await sent(badgeNo, { position: '挂在腰间' }, { task, dueAt: at('10:10').toISOString() });
    expect(status).toBe(201);
  }
  const orderOf = async (who: Person) => {
    const [row] = (await who.read<{ rows: SpotOrderRow[] }>('spot-orders')).rows;
    return who.read<SpotOrderDetail>(`spot-orders/${row?.spotOrderId}`);
  };
  const first = await orderOf(prompt);
  expect(first).toMatchObject({
    ...{ origin: 'inspection', state: 'ordered', task, overdue: false, may: ['prove'] },
    orderedAt: at('09:30').toISOString(),
    seenAt: at('09:30').toISOString(),
    dueAt: at('10:10').toISOString(),
  });

  // The one proves it, and an inspector whom it doesn't concern looks; the other does nothing.
  await prompt.made(`spot-orders/${first.spotOrderId}/proof`, { text: '已重新佩戴', attachmentIds: [] });
  const second = await orderOf(slow);
  // It is the first thing that each of them sees; who re-checks isn't whom it concerns.
  expect(await waits(prompt)).toEqual([]);
  expect(await waits(slow)).toEqual(['spot_order 100153 2040-03-10']);
  expect(await waits(inspector)).toEqual(['spot_order_check 100152 null']);
  expect(await waits(await story.signIn('inspector', null, '100152'))).toEqual([]);
  story.itIs(at('10:31'));
  expect([await overdue(inspector), await overdue(leader)]).toEqual([[second.spotOrderId], [second.spotOrderId]]);
  const check = { outcome: 'passed', reason: '镜头朝前' };
  expect((await leader.call('POST', `spot-orders/${first.spotOrderId}/check`, check)).body.code).toBe('forbidden');
  const himself = await story.signIn('inspector', null, '100152');
  expect((await himself.call('POST', `spot-orders/${first.spotOrderId}/check`, check)).body.code).toBe('recused');
  await inspector.made(`spot-orders/${first.spotOrderId}/check`, check);
  expect((await orderOf(prompt)).state).toBe('passed');

  // Neither order says anything of guilt: the findings of the inspection are to be answered as before.
  for (const who of [prompt, slow])
    expect(await story.findings(who, '')).toMatchObject([{ kind: 'worn_wrongly', handling: 'told' }]);

  // What was found comes to its end, and nothing is to be put right any more.
  const [finding] = await story.findings(slow, '');
  await slow.made(`findings/${finding?.findingId}/answers`, { text: '当时在换衣服' });
  const reason = '当时确在更衣';
  await inspector.made(`findings/${finding?.findingId}/steps`, { step: 'excuse', reason, ...outsideCause });
  expect((await slow.read<FindingDetailResponse>(`findings/${finding?.findingId}`)).handling).toBe('excused');
  expect(await orderOf(slow)).toMatchObject({ state: 'ended', endedWhy: 'finding_ended', overdue: false });
  expect(await overdue(leader)).toEqual([]);
});
