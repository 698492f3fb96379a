import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

/** An officer on stand-by from 8 to 12, when nothing must be recorded. */
async function onDuty(badgeNo: string, name: string, recorderSerial: string): Promise<Person> {
  story.itIs(at('07:00'));
  const officer = await story.officer(badgeNo, name, recorderSerial);
  await standBy(badgeNo);
  return officer;
}

async function standBy(badgeNo: string): Promise<void> {
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.admin.made('shifts', { badgeNo, ...time, dutyType: 'standby', post: '中队' });
}

it('S10 only duty material: footage outside any duty is found with its clips, answered, and no finding once the roster says so', async () => {
  const officer = await onDuty('100111', '周涛', 'S100001');
  await story.handOver('checked_out', 'S100001', '100111', at('07:50'));
  const clips = [
    story.clip('100111', 'S100001', [at('09:00'), at('09:30')]),
    story.clip('100111', 'S100001', [at('12:10'), at('12:20')]),
    story.clip('100111', 'S100001', [at('19:00'), at('19:20')]),
  ];
  await story.docked({ recorderSerial: 'S100001', at: at('20:00'), clips });
  await story.hqLooks(at('20:10'));

  const [finding, ...others] = await story.findings(officer, '');
  expect(others).toEqual([]);
  if (!finding) throw new Error('nothing was found');
  liable([finding]);
  expect(finding).toMatchObject({
    kind: 'footage_outside_duty',
    subject: 'recorder_day:S100001:2040-03-10',
    badgeNo: '100111',
    detail: { recordingCount: 1, recordings: [{ from: at('19:00').toISOString(), to: at('19:20').toISOString() }] },
  });
  expect((await story.day(officer, '100111', at('20:10'))).findings.map(brief)).toEqual([
    'footage_outside_duty 100111',
  ]);
  await officer.made(`findings/${finding.findingId}/answers`, { text: '支援邻队事故现场，排班未更新。' });
  const extra = { startsAt: at('18:30').toISOString(), endsAt: at('19:30').toISOString() };
  const told = { badgeNo: '100111', ...extra, dutyType: 'standby', post: '支援', reason: '补录支援任务' };
  const { body: proposal } = await story.leader.call<{ rosterProposalId: string }>('POST', 'shifts', told);
  await story.inspector.made(`roster-proposals/${proposal.rosterProposalId}/decision`, {
    decision: 'approved',
    reason: '已核对派警单',
  });
  await story.hqLooks(at('20:20'));
  expect(await story.inspector.read(`findings/${finding.findingId}`)).toMatchObject({
    state: 'resolved',
    answers: [{ text: '支援邻队事故现场，排班未更新。' }],
  });
});

it('S10 custody is always known: footage by a recorder that nobody holds is found, and belongs to whoever is entered as its holder', async () => {
  const officer = await onDuty('100112', '吴磊', 'S100002');
  const clips = [story.clip('100112', 'S100002', [at('10:00'), at('10:10')])];
  await story.docked({ recorderSerial: 'S100002', at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
  // The badge in the file's name is a claim, no custody.
  expect(await story.findings(officer, '')).toEqual([]);
  const [finding, ...others] = await story.findings(story.leader, 'recorderSerial=S100002');
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    kind: 'footage_nobody_held',
    badgeNo: null,
    leaderBadgeNo: '100900',
    leaderName: '赵刚',
    unitCode: 'squad-1',
    detail: { recordingCount: 1 },
  });
  const entry = { recorderSerial: 'S100002', badgeNo: '100112', basis: 'check_out' };
  const hours = { heldFrom: at('08:00').toISOString(), heldUntil: at('12:00').toISOString() };
  await story.leader.made('custodies', { ...entry, ...hours, reason: '登记本上有，补录' });
  await story.hqLooks(at('12:50'));
  expect(await story.findings(story.inspector, 'recorderSerial=S100002&state=open')).toEqual([]);
});

it('S10 never lent: a recorder used by two on duty names both; the one it was lent to disputes, and the leader concerned does not decide', async () => {
  const owner = await onDuty('100113', '郑爽', 'S100003');
  await standBy('100900');
  await story.handOver('checked_out', 'S100003', '100113', at('07:50'));
  await story.handOver('checked_in', 'S100003', '100113', at('10:00'));
  await story.handOver('checked_out', 'S100003', '100900', at('10:05'));
  const clips = [
    story.clip('100113', 'S100003', [at('09:00'), at('09:30')]),
    story.clip('100113', 'S100003', [at('10:30'), at('11:00')]),
  ];
  await story.docked({ recorderSerial: 'S100003', at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
  const found = await story.findings(owner, '');
  expect(found).toMatchObject([
    {
      kind: 'recorder_of_two_badges',
      badgeNo: '100113',
      detail: { badgeNos: ['100113', '100900'], recordingCount: 2, recorderSerials: ['S100003'] },
    },
  ]);
  liable(found);

  const held = 'custodies?recorderSerial=S100003&badgeNo=100900';
  const [custody] = (await story.leader.read<{ rows: CustodyRow[] }>(held)).rows;
  const dispute = { reason: '不是我领的' };
  const { disputeId } = await story.leader.made<CustodyDisputeRow>(`custodies/${custody?.custodyId}/disputes`, dispute);
  await story.hqLooks(at('12:50'));
  const open = await story.findings(story.inspector, 'recorderSerial=S100003&state=open');
  expect(open.map(({ kind }) => kind).sort()).toEqual(['custody_disputed', 'recorder_of_two_badges']);
  const decide = (who: Person) =>
    who.call('POST', `custody-disputes/${disputeId}/decision`, { decision: 'upheld', reason: '监控显示另有其人' });
  expect((await decide(story.leader)).body.code).toBe('recused');
  expect((await decide(story.inspector)).status).toBe(200);
  await story.hqLooks(at('13:00'));
  expect((await story.findings(story.inspector, 'recorderSerial=S100003&state=open')).map(brief)).toEqual([
    'footage_nobody_held nobody',
  ]);
});

it('S10 kept: checked out before the shift, brought back after it, and a spare that goes from one shift to the next, give no finding', async () => {
  const officer = await onDuty('100114', '冯军', 'S100004');
  const next = await story.officer('100115', '陈晨', 'S100005');
  const evening = { startsAt: at('12:00').toISOString(), endsAt: at('16:00').toISOString() };
  await story.admin.made('shifts', { badgeNo: '100115', ...evening, dutyType: 'standby', post: '中队' });
  await story.handOver('checked_out', 'S100004', '100114', at('07:50'));
  await story.handOver('checked_in', 'S100004', '100114', at('12:00'));
  await story.handOver('checked_out', 'S100004', '100115', at('12:02'));
  const clips = [
    story.clip('100114', 'S100004', [at('07:55'), at('08:30')]),
    story.clip('100115', 'S100004', [at('12:30'), at('13:00')]),
  ];
  await story.docked({ recorderSerial: 'S100004', at: at('16:10'), clips });
  await story.hqLooks(at('16:20'));
  expect(await story.findings(officer, '')).toEqual([]);
  expect(await story.findings(next, '')).toEqual([]);
  expect(await story.findings(story.inspector, 'recorderSerial=S100004')).toEqual([]);
});
