import type { ActivitiesSaved, ActivityRow } from '@rollcall/shared/http/activities';
import type { RecordingDetail, RecordingRow } from '@rollcall/shared/http/recordings';
import type { CaseEvidenceOfActivity, CaseEvidenceRow } from '@rollcall/shared/resources/case-evidence';
import type { ImportResult } from '@rollcall/shared/resources/imports';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { type Cell, wall, xlsxOf } from '../support/sheet-files.ts';
import type { Person } from '../support/story-people.ts';
import { type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

const headings = ['编号', '类型', '警号', '开始时间', '结束时间', '地点', '案件编号', '文书编号', '来源'];

let token: string;
beforeAll(async () => {
  ({ token } = await story.admin.made<{ token: string }>('activity-sources', { source: 'cases', name: '案件系统' }));
});

/** The case system tells of a survey. */
async function systemTells(badgeNo: string, caseNo: string | null, ticketNo: string | null = null): Promise<void> {
  const response = await fetch(`${story.url}/api/v1/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ sourceId: `E-${badgeNo}`, kind: 'scene_survey', badgeNos: [badgeNo], place: '国道', caseNo, ticketNo },
      ...{ startsAt: at('10:00').toISOString(), endsAt: at('10:30').toISOString() },
    }),
  });
  expect(response.ok).toBe(true);
}

/** Somebody imports the same survey from a file, which names the case system. */
async function fileTells(badgeNo: string, caseNo: string): Promise<void> {
  const times = [wall('2040-03-10T10:00'), wall('2040-03-10T10:30')];
  const row: Cell[] = [`E-${badgeNo}`, '现场勘查', badgeNo, ...times, '国道', caseNo, null, 'cases'];
  const file = await xlsxOf([headings, row]);
  expect((await story.leader.call('POST', 'imports/activities?fileName=a.xlsx', file)).status).toBe(200);
}

async function onDuty(badgeNo: string, recorderSerial: string): Promise<Person> {
  story.itIs(at('07:00'));
  const officer = await story.officer(badgeNo, '马超', recorderSerial);
  await story.handOver('checked_out', recorderSerial, badgeNo, at('07:50'));
  story.itIs(at('12:00'));
  return officer;
}

/** What the case system told, and what was filmed of it. */
async function filmed(badgeNo: string, recorderSerial: string, caseNo: string | null, ticketNo: string | null = null) {
  const officer = await onDuty(badgeNo, recorderSerial);
  await systemTells(badgeNo, caseNo, ticketNo);
  await docked(badgeNo, recorderSerial);
  return officer;
}

async function docked(badgeNo: string, recorderSerial: string): Promise<void> {
  const clips = [story.clip(badgeNo, recorderSerial, [at('09:58'), at('10:32')])];
  await story.docked({ recorderSerial, at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
}

const activityOf = async (officer: Person): Promise<ActivityRow> => {
  const [activity] = (await officer.read<{ rows: ActivityRow[] }>('activities')).rows;
  if (!activity) throw new Error('no activity');
  return activity;
};
async function footageOf(officer: Person): Promise<RecordingDetail> {
  const [row] = (await officer.read<{ rows: RecordingRow[] }>('recordings')).rows;
  return story.inspector.read<RecordingDetail>(`recordings/${row?.recordingId}`);
}
const evidence = (who: Person, activityId: string) =>
  who.read<CaseEvidenceOfActivity>(`case-evidence/activities/${activityId}`);
const listed = async () => (await story.inspector.read<{ rows: CaseEvidenceRow[] }>('case-evidence')).rows;
const inboxOf = async (who: Person, kind: string, activityId: string) =>
  (await who.read<{ rows: InboxEntry[] }>(`inbox?kind=${kind}`)).rows.filter(
    ({ about }) => about.activityId === activityId,
  );

it('S12 evidence: footage of a case that its system told is kept for good, until two people take it off', async () => {
  const { inspector, admin, leader } = story;
  const officer = await filmed('100141', 'S120011', '丰公交2040-0141');
  const { activityId } = await activityOf(officer);
  const before = await footageOf(officer);
  expect(before.retention).toMatchObject({
    keptUntil: null,
    caseEvidence: [{ activityId, caseNo: '丰公交2040-0141', outdated: false, releasing: false }],
  });
  expect((await listed()).map(({ recordingId }) => recordingId)).toContain(before.recordingId);

  // Somebody corrects the number: it stays, and whoever corrected it has proposed to take it off.
  await leader.call('PATCH', `activities/${activityId}`, { caseNo: null, reason: '并案' });
  expect((await footageOf(officer)).retention).toMatchObject({
    keptUntil: null,
    caseEvidence: [{ outdated: true, releasing: true }],
  });
  const [held] = (await evidence(inspector, activityId)).held;
  expect(held).toMatchObject({
    caseNo: '丰公交2040-0141',
    files: 1,
    outdatedFiles: 1,
    release: { cause: 'number_changed', reason: '并案' },
  });
  expect(await inboxOf(inspector, 'case_evidence_release', activityId)).toHaveLength(1);
  const path = `case-evidence/releases/${held?.release?.releaseId}/decision`;
  expect((await leader.call('POST', path, { decision: 'agreed', files: 1, reason: '并案' })).status).toBe(403);
  expect((await inspector.call('POST', path, { decision: 'agreed', files: 2, reason: '并案' })).body).toMatchObject({
    code: 'wrong_evidence_count',
  });
  await inspector.made(path, { decision: 'agreed', files: 1, reason: '已并入另案' });
  const after = await footageOf(officer);
  expect(after.retention.caseEvidence).toEqual([]);
  expect(after.retention.keptUntil).not.toBeNull();
  expect((await admin.call('POST', path, { decision: 'agreed', files: 0, reason: '再来' })).body).toMatchObject({
    code: 'already_decided',
  });
  expect(
    (await officer.read<{ history: { type: string }[] }>(`activities/${activityId}`)).history.map(({ type }) => type),
  ).toEqual(expect.arrayContaining(['case_evidence_release_proposed', 'case_evidence_release_agreed']));
});

it('S12 evidence: a number that a person typed counts once a second one confirmed it', async () => {
  const { inspector, leader } = story;
  const recorderSerial = 'S120012';
  story.itIs(at('07:00'));
  const officer = await story.officer('100142', '朱莉', recorderSerial);
  await story.handOver('checked_out', recorderSerial, '100142', at('07:50'));
  story.itIs(at('12:00'));
  const time = { startsAt: at('10:00').toISOString(), endsAt: at('10:30').toISOString() };
  const { activities } = await leader.made<ActivitiesSaved>('activities', {
    ...{ kind: 'scene_survey', badgeNos: ['100142'], ...time, caseNo: '丰公交2040-0142' },
  });
  const activityId = activities[0]?.activityId ?? '';
  await docked('100142', recorderSerial);
  expect((await footageOf(officer)).retention).toMatchObject({ caseEvidence: [] });
  const { claim, fresh } = await evidence(leader, activityId);
  // What confirming it will keep is shown before.
  expect([claim, fresh.files]).toEqual([expect.objectContaining({ state: 'waits', own: true }), 1]);
  const path = `case-evidence/numbers/${claim?.claimId}/decision`;
  const decision = { decision: 'confirmed', reason: '与案卷一致' };
  expect((await leader.call('POST', path, decision)).body).toMatchObject({ code: 'own_case_number' });
  expect((await officer.call('POST', path, decision)).status).toBe(403);
  expect(await inboxOf(inspector, 'case_number', activityId)).toHaveLength(1);
  await inspector.made(path, decision);
  expect(await inboxOf(inspector, 'case_number', activityId)).toHaveLength(0);
  expect((await footageOf(officer)).retention).toMatchObject({ keptUntil: null, caseEvidence: [{ activityId }] });
});

/** Whoever brought the number in can't confirm it; an inspector does. */
async function confirmed(activityId: string): Promise<void> {
  const { claim } = await evidence(story.leader, activityId);
  const path = `case-evidence/numbers/${claim?.claimId}/decision`;
  const decision = { decision: 'confirmed', reason: '与案卷一致' };
  expect((await story.leader.call('POST', path, decision)).body).toMatchObject({ code: 'own_case_number' });
  await story.inspector.made(path, decision);
}

it('S12 evidence: a number from somebody’s file counts once a second one confirmed it, whatever system the file names', async () => {
  const officer = await onDuty('100145', 'S120015');
  await fileTells('100145', '丰公交2040-0145');
  await docked('100145', 'S120015');
  const { activityId } = await activityOf(officer);
  expect((await footageOf(officer)).retention).toMatchObject({ caseEvidence: [] });
  expect(await evidence(story.inspector, activityId)).toMatchObject({
    vouchedBy: null,
    claim: { state: 'waits' },
    fresh: { files: 1 },
  });
  expect(await inboxOf(story.inspector, 'case_number', activityId)).toHaveLength(1);
  await confirmed(activityId);
  expect((await footageOf(officer)).retention).toMatchObject({ keptUntil: null, caseEvidence: [{ activityId }] });
  // The same file once more changes nothing of that.
  await fileTells('100145', '丰公交2040-0145');
  expect(await evidence(story.inspector, activityId)).toMatchObject({ vouchedBy: 'person', held: [{ files: 1 }] });
});

it('S12 evidence: its system tells the same as a file before it, and nobody need confirm the number', async () => {
  const officer = await onDuty('100146', 'S120016');
  await fileTells('100146', '丰公交2040-0146');
  await docked('100146', 'S120016');
  expect((await footageOf(officer)).retention).toMatchObject({ caseEvidence: [] });
  await systemTells('100146', '丰公交2040-0146');
  const { activityId } = await activityOf(officer);
  expect(await evidence(story.inspector, activityId)).toMatchObject({ vouchedBy: 'source', held: [{ files: 1 }] });
  expect(await inboxOf(story.inspector, 'case_number', activityId)).toHaveLength(0);
  // Nor does a file that says the same take that back; one with another number does.
  await fileTells('100146', '丰公交2040-0146');
  expect(await evidence(story.inspector, activityId)).toMatchObject({ vouchedBy: 'source' });
  await fileTells('100146', '丰公交2040-9146');
  expect(await evidence(story.inspector, activityId)).toMatchObject({ vouchedBy: null, claim: { state: 'waits' } });
  expect((await footageOf(officer)).retention).toMatchObject({ keptUntil: null, caseEvidence: [{ outdated: true }] });
});

it('S12 evidence: whoever typed a number within an edit of the activity can’t confirm it, though a second one agreed to the edit', async () => {
  const { inspector, leader } = story;
  const officer = await onDuty('100147', 'S120017');
  await systemTells('100147', null);
  const { activityId } = await activityOf(officer);
  const edit = { endsAt: at('10:20').toISOString(), caseNo: '丰公交2040-0147', reason: '与案卷核对' };
  const proposed = await leader.call<{ activityEditId: string }>('PATCH', `activities/${activityId}`, edit);
  await inspector.made(`activity-edits/${proposed.body.activityEditId}/decision`, {
    decision: 'agreed',
    reason: '属实',
  });
  await docked('100147', 'S120017');
  expect(await evidence(leader, activityId)).toMatchObject({ vouchedBy: null, claim: { state: 'waits', own: true } });
  await confirmed(activityId);
  expect((await footageOf(officer)).retention).toMatchObject({ keptUntil: null, caseEvidence: [{ activityId }] });
});

it('S12 evidence: an import says first how much it keeps for good', async () => {
  const recorderSerial = 'S120014';
  story.itIs(at('07:00'));
  const officer = await story.officer('100144', '胡兵', recorderSerial);
  await story.handOver('checked_out', recorderSerial, '100144', at('07:50'));
  await docked('100144', recorderSerial);
  const { sizeBytes, recordingId } = await footageOf(officer);
  const row = (caseNo: string): Cell[] => [
    ...['F-1', '现场勘查', '100144', wall('2040-03-10T10:00'), wall('2040-03-10T10:30'), '国道', caseNo, null, 'cases'],
  ];
  const tried = async (caseNo: string, dryRun = '1') => {
    const file = await xlsxOf([headings, row(caseNo)]);
    const query = `fileName=a.xlsx${dryRun && '&dryRun=true'}`;
    return (await story.leader.call<ImportResult>('POST', `imports/activities?${query}`, file)).body.evidence;
  };
  expect(await tried('丰公交2040-0144')).toEqual({ files: 1, bytes: sizeBytes });
  expect(await tried('1509811234567')).toEqual({ files: 0, bytes: 0 });
  expect((await listed()).map((one) => one.recordingId)).not.toContain(recordingId);
  expect(await tried('丰公交2040-0144', '')).toBeUndefined();
  await story.hqLooks(at('12:50'));
  expect((await listed()).map((one) => one.recordingId)).not.toContain(recordingId);
  const { activityId } = await activityOf(officer);
  await confirmed(activityId);
  expect((await listed()).map((one) => one.recordingId)).toContain(recordingId);
  expect(await tried('丰公交2040-0145')).toEqual({ files: 0, bytes: 0 });
});

it('S12 kept: footage of a ticket without a case is kept for its period, and is no evidence', async () => {
  const officer = await filmed('100143', 'S120013', '1509811234567', '1509811234567');
  const { retention, recordingId } = await footageOf(officer);
  expect(retention.caseEvidence).toEqual([]);
  expect(retention.keptUntil).not.toBeNull();
  expect((await listed()).map((row) => row.recordingId)).not.toContain(recordingId);
  expect((await activityOf(officer)).ticketNo).toBe('1509811234567');
});
