import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import type { FindingDetailResponse, FindingRow, ViolationClass } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('06:30'));
});
afterAll(() => story?.stop());

/** An officer on duty from 8 to 12 with a recorder that the leader gave out to him, and whose card was empty before. */
async function onDuty(badgeNo: string, name: string, recorderSerial: string, dutyType = 'standby'): Promise<Person> {
  story.itIs(at('06:30'));
  const officer = await story.officer(badgeNo, name, recorderSerial);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.leader.made('shifts', { badgeNo, ...time, dutyType, post: '解放路口' });
  const hours = { heldFrom: at('07:30').toISOString(), heldUntil: at('13:00').toISOString() };
  await story.leader.made('custodies', { recorderSerial, badgeNo, basis: 'check_out', ...hours });
  await story.docked({ recorderSerial, at: at('07:00'), clips: [] });
  return officer;
}

/** The one thing found about an officer: the officer and the inspector see the same, with the leader in charge. */
async function onlyFinding(officer: Person, badgeNo: string): Promise<FindingRow> {
  const found = await story.findings(officer, '');
  expect(found).toHaveLength(1);
  expect(await story.findings(story.inspector, `badgeNo=${badgeNo}`)).toEqual(found);
  liable(found);
  const [finding] = found;
  if (!finding) throw new Error('nothing was found');
  expect(await story.leader.read(`findings/${finding.findingId}`)).toMatchObject({ ...finding, answers: [] });
  return finding;
}

it('S16 unauthorised deletion: a file taken from the card between two docks is proved, with what each witness says; who is recused decides no appeal', async () => {
  const officer = await onDuty('100161', '郭伟', 'S160001');
  const [first, gone, third] = [
    story.clip('100161', 'S160001', [at('08:10'), at('08:40')]),
    story.clip('100161', 'S160001', [at('09:00'), at('09:30')]),
    story.clip('100161', 'S160001', [at('10:00'), at('10:30')]),
  ];
  const clips = [first, { ...gone, uncollected: true }, third];
  await story.docked({ recorderSerial: 'S160001', at: at('11:00'), clips });
  await story.hqLooks(at('11:10'));
  expect(await story.findings(officer, '')).toEqual([]);
  await story.docked({ recorderSerial: 'S160001', at: at('12:30'), clips: [first, third] });
  await story.hqLooks(at('12:40'));

  const finding = await onlyFinding(officer, '100161');
  expect(finding).toMatchObject({
    kind: 'missing_since_dock',
    violationClass: 'unauthorised_deletion',
    grade: 'proved',
    subject: 'recorder_day:S160001:2040-03-10',
    detail: {
      lostFileCount: 1,
      lostFiles: [
        {
          fileName: gone.name,
          from: at('09:00').toISOString(),
          testimonies: {
            recorderLog: 'silent',
            files: 'absent',
            sequence: 'recorded',
            cardInventory: 'recorded',
            ticket: 'silent',
          },
        },
      ],
    },
  });

  const reason = '卡在中队充电柜里放过，不是我删的。';
  const { appeals } = await officer.made<FindingDetailResponse>(`findings/${finding.findingId}/appeals`, { reason });
  const decide = (who: Person) =>
    who.call('POST', `appeals/${appeals[0]?.appealId}/decision`, { decision: 'dismissed', reason: '监控显示本人操作' });
  expect((await decide(story.leader)).status).toBe(403);
  const relative = await story.signIn('inspector');
  await relative.made('recusals', { badgeNo: '100161', reason: '亲属' });
  expect((await decide(relative)).body.code).toBe('recused');
  expect((await decide(story.inspector)).status).toBe(200);
  expect(await officer.read(`findings/${finding.findingId}`)).toMatchObject({
    state: 'open',
    appeal: 'dismissed',
    appeals: [{ reason, decisionReason: '监控显示本人操作' }],
  });
});

it('S16 improper use: a gap in the shift is counted by what is explained and what is not', async () => {
  const officer = await onDuty('100162', '宋佳', 'S160002', 'road_patrol');
  const clips = [
    story.clip('100162', 'S160002', [at('08:00'), at('10:00')]),
    story.clip('100162', 'S160002', [at('10:30'), at('12:00')]),
  ];
  await story.docked({ recorderSerial: 'S160002', at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
  const finding = await onlyFinding(officer, '100162');
  expect(brief(finding)).toBe('coverage_below_threshold 100162 10:00–10:30');
  expect(finding.violationClass).toBe('improper_use');
  expect(finding.detail).toMatchObject({ missingMs: 30 * 60_000, requiredMs: 240 * 60_000, explainedMs: 0 });

  const asked = await officer.made<ExemptionDetail>('exemptions', {
    badgeNo: '100162',
    startsAt: at('10:00').toISOString(),
    endsAt: at('10:15').toISOString(),
    reasonCode: 'storage',
    explanation: '存储卡已满，换卡',
    findingId: finding.findingId,
  });
  await story.inspector.made(`exemptions/${asked.exemptionId}/decision`, {
    decision: 'approved',
    reason: '有换卡记录',
  });
  await story.hqLooks(at('12:50'));
  expect(await story.inspector.read(`findings/${finding.findingId}`)).toMatchObject({
    state: 'open',
    detail: { missingMs: 30 * 60_000, explainedMs: 15 * 60_000 },
    leaderBadgeNo: '100900',
  });
});

it('S16 incomplete: a number is missing on the card, and nobody is shown to have deleted it; it is confirmed as that, and as no deletion', async () => {
  const officer = await onDuty('100166', '何军', 'S160006');
  const [first, , third] = [
    story.clip('100166', 'S160006', [at('08:10'), at('08:40')]),
    story.clip('100166', 'S160006', [at('09:00'), at('09:30')]),
    story.clip('100166', 'S160006', [at('10:00'), at('10:30')]),
  ];
  await story.docked({ recorderSerial: 'S160006', at: at('12:30'), clips: [first, third] });
  await story.hqLooks(at('12:40'));
  const finding = await onlyFinding(officer, '100166');
  expect(finding).toMatchObject({
    kind: 'sequence_hole',
    grade: 'weak',
    violationClass: 'incomplete',
    rulesEdition: 2,
  });
  expect(await story.findings(officer, 'violationClass=incomplete')).toEqual([finding]);
  await officer.made(`findings/${finding.findingId}/answers`, { text: '没有删过，不知道为什么缺号。' });
  const confirm = (violationClass: ViolationClass) =>
    story.inspector.call<Problem>('POST', `findings/${finding.findingId}/steps`, {
      ...{ step: 'confirm', reason: '卡上缺号，录像没有保存完整', violationClass, badgeNos: ['100166'] },
    });
  expect((await confirm('unauthorised_deletion')).body).toMatchObject({ status: 409, code: 'weak_evidence' });
  expect((await confirm('incomplete')).status).toBe(201);
  expect(await officer.read(`findings/${finding.findingId}`)).toMatchObject({ handling: 'confirmed' });
});

it('S16 damaged: a file that can’t be read whole is found as a recording of who held the recorder', async () => {
  const officer = await onDuty('100163', '谢峰', 'S160003');
  const clips = [
    story.clip('100163', 'S160003', [at('08:30'), at('09:00')]),
    story.clip('100163', 'S160003', [at('10:00'), at('10:20')], { damaged: true }),
  ];
  await story.docked({ recorderSerial: 'S160003', at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
  const finding = await onlyFinding(officer, '100163');
  const { rows } = await officer.read<{ rows: RecordingRow[] }>('recordings?outcome=damaged');
  expect(rows).toMatchObject([{ fileName: clips[1]?.name, recordingId: finding.recordingId }]);
  expect(finding).toMatchObject({
    kind: 'damaged',
    violationClass: 'damaged',
    subject: `recording:${finding.recordingId}`,
    recorderSerial: 'S160003',
  });
  await officer.made(`findings/${finding.findingId}/answers`, { text: '雨中摔落，已报修。' });
  expect((await story.findings(story.inspector, 'kind=damaged'))[0]?.answerCount).toBe(1);
});

it('S16 improper use: a recorder used off duty is found; an appeal that is upheld sets it aside', async () => {
  const officer = await onDuty('100164', '韩磊', 'S160004');
  const clips = [story.clip('100164', 'S160004', [at('12:40'), at('12:55')])];
  await story.docked({ recorderSerial: 'S160004', at: at('14:00'), clips });
  await story.hqLooks(at('14:10'));
  const finding = await onlyFinding(officer, '100164');
  expect(finding).toMatchObject({
    kind: 'footage_outside_duty',
    violationClass: 'improper_use',
    detail: { recordingCount: 1 },
  });
  expect(await story.findings(officer, 'violationClass=improper_use')).toEqual([finding]);
  expect(await story.findings(officer, 'violationClass=damaged')).toEqual([]);
  const { appeals } = await story.leader.made<FindingDetailResponse>(`findings/${finding.findingId}/appeals`, {
    reason: '当日临时延长勤务，责任不在本人。',
  });
  const decision = { decision: 'upheld', reason: '有指挥中心通知', ...outsideCause };
  await story.inspector.made(`appeals/${appeals[0]?.appealId}/decision`, decision);
  await story.hqLooks(at('15:00'));
  expect(await officer.read(`findings/${finding.findingId}`)).toMatchObject({ state: 'set_aside', appeal: 'upheld' });
  expect(await story.findings(story.leader, 'badgeNo=100164&state=open')).toEqual([]);
});

it('S16 kept: a whole shift, whole files, everything on the card still there, used by its holder on duty: none of the four', async () => {
  const officer = await onDuty('100165', '唐敏', 'S160005', 'road_patrol');
  const clips = [
    story.clip('100165', 'S160005', [at('07:55'), at('10:00')]),
    story.clip('100165', 'S160005', [at('10:00'), at('12:05')]),
  ];
  await story.docked({ recorderSerial: 'S160005', at: at('12:30'), clips });
  await story.docked({ recorderSerial: 'S160005', at: at('18:00'), clips });
  await story.hqLooks(at('18:10'));
  expect(await story.findings(officer, '')).toEqual([]);
  expect(await story.findings(story.inspector, 'recorderSerial=S160005')).toEqual([]);
});
