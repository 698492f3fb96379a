import type { ActivitySourceAdded } from '@rollcall/shared/http/activity-sources';
import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
let token: string;
beforeAll(async () => {
  story = await startStory(at('07:00'));
  const source = { source: 'tickets', name: '处罚系统' };
  ({ token } = await story.admin.made<ActivitySourceAdded>('activity-sources', source));
  const checks = { dutyType: 'checks', name: '路面查纠', recordingRule: 'activities' };
  await story.admin.made('duty-types', checks);
});
afterAll(() => story?.stop());

/** An officer on duty from 8 to 12, of whose checks must be recorded what the catalogue says. */
async function onDuty(badgeNo: string, name: string, recorderSerial: string): Promise<Person> {
  story.itIs(at('07:00'));
  const officer = await story.officer(badgeNo, name, recorderSerial);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.admin.made('shifts', { badgeNo, ...time, dutyType: 'checks', post: '解放路口' });
  await story.handOver('checked_out', recorderSerial, badgeNo, at('07:50'));
  return officer;
}

/** The penalty system tells of a penalty from 9:00 to 9:05. */
async function penaltyOf(badgeNo: string): Promise<string> {
  story.itIs(at('09:10'));
  const response = await fetch(`${story.url}/api/v1/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      sourceId: `T-${badgeNo}`,
      kind: 'summary_penalty',
      badgeNos: [badgeNo],
      startsAt: at('09:00').toISOString(),
      endsAt: at('09:05').toISOString(),
      place: '解放路口',
      plateNo: '蒙J12345',
    }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { activities: { activityId: string }[] }).activities[0]?.activityId ?? '';
}

it('S9 the recorder is on before the check: what began too late is found to the second, and urgency explains it without taking it out', async () => {
  const { leader, inspector } = story;
  const officer = await onDuty('100101', '王强', 'S090001');
  const activityId = await penaltyOf('100101');
  const [late, rest] = [
    story.clip('100101', 'S090001', [at('09:02'), at('09:04')]),
    story.clip('100101', 'S090001', [at('09:04'), at('09:20')]),
  ];
  await story.docked({ recorderSerial: 'S090001', at: at('12:05'), clips: [late, rest] });
  await story.hqLooks(at('12:10'));

  const found = await story.findings(officer, '');
  expect(found.map(brief).sort()).toEqual([
    'coverage_below_threshold 100101 08:59:30–09:02',
    'started_too_late 100101 08:59:30–09:02',
  ]);
  liable(found);
  const finding = found.find(({ kind }) => kind === 'started_too_late');
  expect(finding).toMatchObject({
    subject: `activity:${activityId}`,
    activityId,
    dutyDate: '2040-03-10',
    // half a minute of lead, five minutes, ten seconds of lag
    detail: { missingMs: 150_000, requiredMs: 340_000 },
  });
  const day = await story.day(officer, '100101', at('12:10'));
  expect(day.activities).toMatchObject([{ activityId, verdict: 'incomplete', leadMs: 30_000, lagMs: 10_000 }]);
  expect(day.findings.map(brief).sort()).toEqual(found.map(brief).sort());

  const explained = await officer.made<ExemptionDetail>('exemptions', {
    badgeNo: '100101',
    startsAt: at('08:59:30').toISOString(),
    endsAt: at('09:02').toISOString(),
    reasonCode: 'urgent',
    explanation: '当事人驾车冲卡，先控制车辆后开机',
    findingId: finding?.findingId,
  });
  const decision = { decision: 'approved', reason: '指挥中心记录属实' };
  const decide = (who: Person) => who.call('POST', `exemptions/${explained.exemptionId}/decision`, decision);
  const himself = await story.signIn('squad_leader', 'squad-1', '100101');
  expect((await decide(himself)).body.code).toBe('own_exemption');
  expect((await decide(leader)).body.code).toBe('recused');
  expect((await decide(inspector)).status).toBe(200);
  await story.hqLooks(at('12:20'));

  expect((await story.findings(officer, 'state=open')).map(brief)).toEqual([]);
  expect(await inspector.read(`activities/${activityId}`)).toMatchObject({
    verdict: 'incomplete_explained',
    found: [],
  });
  expect((await story.day(inspector, '100101', at('12:20'))).shifts).toMatchObject([
    { coverage: { requiredMs: 340_000, recordedMs: 190_000, missingMs: 150_000, explainedMs: 150_000, exemptMs: 0 } },
  ]);
});

it('S9 throughout: what stops before the end is found, and a fault explains it without taking it out', async () => {
  const officer = await onDuty('100102', '孙浩', 'S090002');
  const activityId = await penaltyOf('100102');
  const early = story.clip('100102', 'S090002', [at('08:58'), at('09:03')]);
  await story.docked({ recorderSerial: 'S090002', at: at('12:05'), clips: [early] });
  await story.hqLooks(at('12:10'));
  const [finding, ...others] = await story.findings(officer, `activityId=${activityId}`);
  expect([finding, ...others].map((one) => one && brief(one))).toEqual(['stopped_early 100102 09:03–09:05:10']);
  await officer.made(`findings/${finding?.findingId}/answers`, { text: '电池突然没电，已向当事人说明。' });
  const explained = await officer.made<ExemptionDetail>('exemptions', {
    badgeNo: '100102',
    startsAt: at('09:03').toISOString(),
    endsAt: at('09:05:10').toISOString(),
    reasonCode: 'battery',
    explanation: '电量耗尽自动关机，已换电池',
  });
  await story.inspector.made(`exemptions/${explained.exemptionId}/decision`, { decision: 'approved', reason: '属实' });
  await story.hqLooks(at('12:20'));
  const [shift] = (await story.day(story.inspector, '100102', at('12:20'))).shifts;
  expect(shift?.coverage).toMatchObject({ requiredMs: 340_000, missingMs: 130_000, explainedMs: 130_000, exemptMs: 0 });
  expect(await story.inspector.read(`findings/${finding?.findingId}`)).toMatchObject({
    answers: [{ text: '电池突然没电，已向当事人说明。', late: false, findingKind: 'stopped_early' }],
  });
});

it('S9 kept: footage from before the lead to after the end, in pieces that the recorder cut, gives no finding', async () => {
  const officer = await onDuty('100103', '李敏', 'S090003');
  const activityId = await penaltyOf('100103');
  const clips = [
    story.clip('100103', 'S090003', [at('08:59:30'), at('09:02')]),
    story.clip('100103', 'S090003', [new Date(at('09:02').getTime() + 1000), at('09:05:10')]),
  ];
  await story.docked({ recorderSerial: 'S090003', at: at('12:05'), clips });
  await story.hqLooks(at('12:10'));
  expect(await story.findings(officer, 'state=open')).toEqual([]);
  expect(await story.findings(story.inspector, 'badgeNo=100103')).toEqual([]);
  expect((await story.day(officer, '100103', at('12:10'))).activities).toMatchObject([
    { activityId, verdict: 'covered' },
  ]);
});
