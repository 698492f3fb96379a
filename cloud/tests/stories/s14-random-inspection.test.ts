import { nodeDrawCrypto } from '@rollcall/cloud/checks/draws/draw-crypto';
import { takeVisits } from '@rollcall/cloud/checks/visits/take-visits';
import { visitCommitment, visitOrder } from '@rollcall/shared/draw/visits';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { FieldInspectionDetail, FieldInspectionRow } from '@rollcall/shared/resources/field-inspections';
import type { VisitDay, VisitPostRow } from '@rollcall/shared/resources/visits';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { inspectedItems, inspectionForm } from '../support/inspected-items.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('05:00'));
});
afterAll(() => story?.stop());

const day = '2040-03-10';

it('S14 a road squad and a case-handling area are inspected as drawn: who was in order has nothing against him, a fault joins the missing footage that states it, and the officer answers', async () => {
  const { admin, inspector, leader } = story;
  const road = await story.officer('100141', '胡军', 'S140001');
  const indoors = await story.officer('100142', '宋涛', 'S140002');
  await admin.made('duty-types', { dutyType: 'case_handling', name: '事故办案区', recordingRule: 'continuous' });
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await admin.made('shifts', { badgeNo: '100141', ...time, dutyType: 'road_patrol', post: '解放路口' });
  await admin.made('shifts', { badgeNo: '100142', ...time, dutyType: 'case_handling', post: '办案区' });

  // Nobody but who inspects knows in the morning where it will be.
  story.itIs(at('06:00'));
  expect(await takeVisits(story.db, at('06:00'))).toEqual([`committed ${day}`]);
  const posts = (who: typeof inspector) => who.read<{ rows: VisitPostRow[] }>(`visit-posts?day=${day}`);
  const { rows: order } = await posts(inspector);
  expect(order.map(({ post }) => post).sort()).toEqual(['办案区', '解放路口']);
  for (const who of [leader, road, indoors]) expect((await posts(who)).rows).toEqual([]);

  await story.handOver('checked_out', 'S140001', '100141', at('07:50'));
  await story.handOver('checked_out', 'S140002', '100142', at('07:51'));
  story.itIs(at('09:30'));
  const seen = (sought: string, place: string, faults = {}) =>
    inspector.made<FieldInspectionDetail>(
      'field-inspections',
      inspectionForm(sought, { place, items: inspectedItems(faults) }),
    );
  const atRoad = await seen('S140001', '解放路口');
  expect(atRoad).toMatchObject({ badgeNo: '100141', state: 'in_order', visit: 'drawn', finding: null });
  const inArea = await seen('宋涛', '事故办案区', { recording: '指示灯不亮', position: '挂在椅背上' });
  expect(inArea).toMatchObject({
    ...{ badgeNo: '100142', recorderSerial: 'S140002', visit: 'drawn', footage: { state: 'not_due' } },
    finding: { kind: 'not_recording' },
  });
  expect(await story.findings(indoors, '')).toMatchObject([{ kind: 'not_recording', handling: 'told' }]);
  liable(await story.findings(leader, ''));

  // The footage comes: of the officer on the road all of it; in the area nothing from nine to eleven.
  const whole = story.clip('100141', 'S140001', [at('07:59'), at('12:00')]);
  await story.docked({ recorderSerial: 'S140001', at: at('12:05'), clips: [whole] });
  const parts = [
    story.clip('100142', 'S140002', [at('07:59'), at('09:00')]),
    story.clip('100142', 'S140002', [at('11:00'), at('12:00')]),
  ];
  await story.docked({ recorderSerial: 'S140002', at: at('12:10'), clips: parts });
  await story.hqLooks(at('12:20'));
  const detail = (inspectionId: string) => inspector.read<FieldInspectionDetail>(`field-inspections/${inspectionId}`);
  expect((await detail(atRoad.inspectionId)).footage).toMatchObject({
    state: 'covered',
    recordings: [{ recorderSerial: 'S140001', fileName: whole.name }],
  });
  const joined = await detail(inArea.inspectionId);
  expect(joined).toMatchObject({ joined: { kind: 'coverage_below_threshold' }, finding: { kind: 'worn_wrongly' } });
  expect((await story.findings(indoors, 'sort=severity&state=open')).map(brief)).toEqual([
    'coverage_below_threshold 100142 09:00–11:00',
    'worn_wrongly 100142',
  ]);
  expect(await story.findings(road, '')).toEqual([]);
  const { rows: evidence } = await indoors.read<{ rows: FieldInspectionRow[] }>(
    `field-inspections?findingId=${joined.joined?.findingId}`,
  );
  expect(evidence.map(({ inspectionId }) => inspectionId)).toEqual([inArea.inspectionId]);
  const answered = await indoors.made<FindingDetailResponse>(`findings/${joined.finding?.findingId}/answers`, {
    text: '询问时取下放在椅背上',
  });
  expect(answered.handling).toBe('answered');

  // The next night it is opened, and whoever was inspected can see that it was the draw.
  story.itIs(at('00:00', 1));
  expect(await takeVisits(story.db, at('00:00', 1))).toEqual([`opened ${day}`]);
  const opened = await indoors.read<VisitDay>(`visit-posts/days/${day}`);
  const { secret, commitment, postsDigest, done, wanted } = opened;
  expect([done, wanted]).toEqual([2, 2]);
  const shown = (await posts(indoors)).rows.map(({ unitCode: unit, dutyType, post }) => ({ unit, dutyType, post }));
  expect(visitOrder({ date: day, secret: secret ?? '', posts: shown.toReversed() }, nodeDrawCrypto)).toEqual(shown);
  expect(visitCommitment({ date: day, secret: secret ?? '', posts: postsDigest ?? '' }, nodeDrawCrypto.sha256)).toBe(
    commitment,
  );
});
