import { addActivitySource } from '@rollcall/cloud/activities/activity-sources';
import type { Doubt, FindingRow } from '@rollcall/shared/http/findings';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '../support/call-api.ts';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { type Story, startStory } from '../support/story-world.ts';
import type { Clip } from '../support/witness-world.ts';

let story: Story;
let token: string;
beforeAll(async () => {
  story = await startStory(at('06:00'));
  const source = { source: 'penalties', name: '处罚系统' };
  token = await addActivitySource(story.db, source, { by: 'ops', now: at('06:00') });
});
afterAll(() => story?.stop());

const reason = '已向当事人和值班室核实';

/** On duty from 8 to 12 at a post, with a recorder of his own. */
async function onDuty(badgeNo: string, recorderSerial: string, post = `岗位${badgeNo}`): Promise<Person> {
  story.itIs(at('06:30'));
  const officer = await story.officer(badgeNo, `警员${badgeNo}`, recorderSerial);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.leader.made('shifts', { badgeNo, ...time, dutyType: 'standby', post });
  const hours = { heldFrom: at('07:30').toISOString(), heldUntil: at('12:10').toISOString() };
  await story.leader.made('custodies', { recorderSerial, badgeNo, basis: 'check_out', ...hours });
  return officer;
}

/** A penalty from 9:00 to 9:02. */
const penalty = (badgeNo: string, changes: object = {}) => ({
  kind: 'summary_penalty',
  badgeNos: [badgeNo],
  startsAt: at('09:00').toISOString(),
  endsAt: at('09:02').toISOString(),
  place: '解放路口',
  sourceId: `P-${badgeNo}`,
  ...changes,
});

/** As the system of penalties tells it. */
async function told(badgeNo: string, changes: object = {}): Promise<void> {
  story.itIs(at('12:05'));
  const { status } = await callApi(story.url, {
    ...{ method: 'POST', path: 'activities', cookie: '', body: penalty(badgeNo, changes) },
    headers: { authorization: `Bearer ${token}` },
  });
  expect(status).toBe(201);
}

const clip = (badgeNo: string, recorderSerial: string, from: string, to: string, changes: Partial<Clip> = {}) =>
  story.clip(badgeNo, recorderSerial, [at(from), at(to)], changes);

/** The finding of his activity, as HQ has it at that moment. */
async function looked(badgeNo: string, moment = at('12:40')): Promise<FindingRow> {
  await story.hqLooks(moment);
  const found = await story.findings(story.inspector, `badgeNo=${badgeNo}&kind=activity_not_covered`);
  expect(found).toHaveLength(1);
  const [finding] = found;
  if (!finding) throw new Error('nothing was found');
  return finding;
}
const kindsOf = ({ detail }: FindingRow) => detail.doubts?.map(({ kind }) => kind);
const doubt = ({ detail }: FindingRow, kind: Doubt['kind']) => detail.doubts?.find((one) => one.kind === kind);

/** After the officer was heard. @returns the code of the refusal, or undefined */
async function confirmed({ findingId }: FindingRow, badgeNo: string): Promise<string | undefined> {
  const step = { step: 'confirm', reason, violationClass: 'improper_use', badgeNos: [badgeNo] };
  return (await story.inspector.call('POST', `findings/${findingId}/steps`, step)).body.code;
}
const heard = (officer: Person, { findingId }: FindingRow) =>
  officer.made(`findings/${findingId}/answers`, { text: '当时忘记开机' });
const confirmation = ({ findingId }: FindingRow, who = story.inspector) =>
  who.call('POST', `findings/${findingId}/activity-confirmation`, { reason });
const look = ({ findingId }: FindingRow, recordingIds: readonly string[] | undefined) =>
  story.inspector.call('POST', `findings/${findingId}/footage-looks`, { recordingIds: recordingIds ?? [], reason });

it('S12 never recorded: a penalty that a system told, whose recorders were read whole and show nothing, is certain and can be confirmed', async () => {
  const officer = await onDuty('100201', 'N000001');
  await told('100201');
  const clips = [clip('100201', 'N000001', '10:00', '10:30')];
  await story.docked({ recorderSerial: 'N000001', at: at('12:30'), clips });
  const finding = await looked('100201');
  expect(finding).toMatchObject({ grade: null, violationClass: 'improper_use', rulesEdition: 2 });
  expect(finding.detail).toMatchObject({ doubts: [], testimonies: { ticket: 'recorded', files: 'absent' } });
  expect(await confirmed(finding, '100201')).toBe('answer_still_due');
  await heard(officer, finding);
  // One look at many isn't enough for it.
  const together = { findingIds: [finding.findingId], step: 'confirm', reason, violationClass: 'improper_use' };
  expect((await story.inspector.call('POST', 'finding-decisions/bulk', together)).body.code).toBe(
    'decision_together_refused',
  );
  expect(await confirmed(finding, '100201')).toBeUndefined();
});

it('S12 never recorded: what was recorded is no finding', async () => {
  const officer = await onDuty('100202', 'N000002');
  await told('100202');
  const clips = [clip('100202', 'N000002', '08:58', '09:04')];
  await story.docked({ recorderSerial: 'N000002', at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
  expect(await story.findings(officer, '')).toEqual([]);
});

describe('S12 never recorded: it is not certain', () => {
  it('while a card is unread that he held then, however late; the card settles it', async () => {
    const officer = await onDuty('100203', 'N000003');
    await told('100203');
    const finding = await looked('100203', at('12:30', 12));
    expect(finding.detail.doubts).toEqual([{ kind: 'card_unread', recorderSerials: ['N000003'] }]);
    await heard(officer, finding);
    expect(await confirmed(finding, '100203')).toBe('not_certain');
    await story.docked({ recorderSerial: 'N000003', at: at('09:00', 20), clips: [] });
    expect(kindsOf(await looked('100203', at('09:10', 20)))).toEqual([]);
    expect(await confirmed(finding, '100203')).toBeUndefined();
  });

  it('when a person told of it, until one who leads none of its officers confirms it as it stands', async () => {
    await onDuty('100204', 'N000004');
    story.itIs(at('12:05'));
    const { activities } = await story.leader.made<{ activities: [{ activityId: string }] }>(
      'activities',
      penalty('100204', { place: '' }),
    );
    await story.docked({ recorderSerial: 'N000004', at: at('12:30'), clips: [] });
    const finding = await looked('100204');
    expect(kindsOf(finding)).toEqual(['no_place', 'unconfirmed']);
    expect((await confirmation(finding, story.leader)).status).toBe(403);
    const own = await story.signIn('inspector', null, '100900');
    expect((await confirmation(finding, own)).body.code).toBe('recused');
    expect((await confirmation(finding)).status).toBe(201);
    expect(kindsOf(await looked('100204', at('12:41')))).toEqual(['no_place']);
    expect((await confirmation(finding)).body.code).toBe('not_in_doubt');
    // Corrected, it is to be confirmed anew.
    const place = { place: '解放路口', reason: '补填地点' };
    const corrected = await story.admin.call('PATCH', `activities/${activities[0].activityId}`, place);
    expect(corrected.status).toBeLessThan(300);
    expect(kindsOf(await looked('100204', at('12:42')))).toEqual(['unconfirmed']);
  });

  it('when a person’s file names the system', async () => {
    await onDuty('100213', 'N000013');
    story.itIs(at('12:05'));
    const file = [
      '来源,编号,类型,警号,开始时间,结束时间,地点',
      'penalties,P-1,简易程序处罚,100213,2040-03-10 09:00,2040-03-10 09:02,解放路口',
    ].join('\n');
    const told = await story.leader.call<{ added: number }>(
      ...(['POST', 'imports/activities?fileName=a.csv', Buffer.from(file)] as const),
    );
    expect([told.status, told.body.added]).toEqual([200, 1]);
    await story.docked({ recorderSerial: 'N000013', at: at('12:30'), clips: [] });
    expect(kindsOf(await looked('100213'))).toContain('unconfirmed');
  });

  it('until another person than who told of it confirms it, by whatever account', async () => {
    await onDuty('100205', 'N000005');
    const password = 'password-of-a-test';
    const person = { unitCode: null, badgeNo: null, personName: '周宁', password };
    await addTestAccount(story.db, { ...person, username: 'zhou-1', role: 'brigade_admin' });
    await addTestAccount(story.db, { ...person, username: 'zhou-2', role: 'inspector' });
    const enter = async (username: string) =>
      (await callApi(story.url, { method: 'POST', path: 'sessions', cookie: '', body: { username, password } })).headers
        .getSetCookie()[0]
        ?.split(';')[0] ?? '';
    story.itIs(at('12:05'));
    const body = penalty('100205');
    await callApi(story.url, { method: 'POST', path: 'activities', cookie: await enter('zhou-1'), body });
    await story.docked({ recorderSerial: 'N000005', at: at('12:30'), clips: [] });
    const { findingId } = await looked('100205');
    const sent = { method: 'POST', path: `findings/${findingId}/activity-confirmation`, body: { reason } };
    const again = await callApi<{ code: string }>(story.url, { ...sent, cookie: await enter('zhou-2') });
    expect(again.body.code).toBe('own_told_activity');
  });

  it('when it was in an office, which other devices record', async () => {
    await onDuty('100206', 'N000006');
    await told('100206', { kind: 'interrogation' });
    await story.docked({ recorderSerial: 'N000006', at: at('12:30'), clips: [] });
    expect(kindsOf(await looked('100206'))).toEqual(['not_on_scene']);
  });

  it('while footage of his within ten minutes of it was not looked at', async () => {
    await onDuty('100207', 'N000007');
    await told('100207');
    const clips = [clip('100207', 'N000007', '09:11', '09:20'), clip('100207', 'N000007', '09:40', '09:50')];
    await story.docked({ recorderSerial: 'N000007', at: at('12:30'), clips });
    const finding = await looked('100207');
    expect(kindsOf(finding)).toEqual(['footage_near']);
    const near = doubt(finding, 'footage_near')?.recordingIds;
    expect(near).toHaveLength(1);
    // Nor can anything be looked at that leaves no doubt.
    const { rows } = await story.inspector.read<{ rows: { recordingId: string }[] }>('recordings?limit=200');
    const all = rows.map(({ recordingId }) => recordingId).slice(0, 50);
    expect((await look(finding, all)).body.code).toBe('not_in_doubt');
    expect((await look(finding, near)).status).toBe(201);
    expect(kindsOf(await looked('100207', at('12:41')))).toEqual([]);
  });

  it('while footage of that time was not looked at, of a recorder that nobody held, or of a colleague on the post', async () => {
    await onDuty('100208', 'N000008', '东大街');
    await onDuty('100209', 'N000009', '东大街');
    await onDuty('100210', 'N000010', '西大街');
    await story.admin.made('recorders', { recorderSerial: 'N000011', unitCode: 'squad-1' });
    await told('100208', { startsAt: at('11:00').toISOString(), endsAt: at('11:02').toISOString() });
    for (const [badgeNo, recorderSerial] of [
      ['100208', 'N000008'],
      ['100209', 'N000009'],
      ['100210', 'N000010'],
      ['100299', 'N000011'],
    ] as const) {
      const clips = badgeNo === '100208' ? [] : [clip(badgeNo, recorderSerial, '10:59', '11:30')];
      await story.docked({ recorderSerial, at: at('12:30'), clips });
    }
    const finding = await looked('100208');
    expect(kindsOf(finding)).toEqual(['footage_of_others']);
    const { rows } = await story.inspector.read<{ rows: { recordingId: string; recorderSerial: string }[] }>(
      'recordings?limit=200',
    );
    const recorders = doubt(finding, 'footage_of_others')?.recordingIds?.map(
      (id) => rows.find(({ recordingId }) => recordingId === id)?.recorderSerial,
    );
    expect(recorders?.sort()).toEqual(['N000009', 'N000011']);
    expect((await look(finding, doubt(finding, 'footage_of_others')?.recordingIds)).status).toBe(201);
    expect(kindsOf(await looked('100208', at('12:41')))).toEqual([]);
  });

  it('while a number missing on the card hints at footage; that is a finding of its own, with its grade', async () => {
    await onDuty('100212', 'N000012');
    await told('100212');
    const [before, , after] = [
      clip('100212', 'N000012', '08:20', '08:40'),
      clip('100212', 'N000012', '08:59', '09:05'),
      clip('100212', 'N000012', '09:30', '09:40'),
    ];
    await story.docked({ recorderSerial: 'N000012', at: at('12:30'), clips: [before, after] });
    const finding = await looked('100212');
    expect([finding.grade, kindsOf(finding)]).toEqual([null, ['footage_existed']]);
    const own = await story.findings(story.inspector, 'badgeNo=100212&kind=sequence_hole');
    expect(own.map(({ grade, violationClass }) => [grade, violationClass])).toEqual([['weak', 'incomplete']]);
  });
});

const verdictOf = async (badgeNo: string) => {
  const { rows } = await story.inspector.read<{ rows: { verdict: string }[] }>(`activities?badgeNo=${badgeNo}`);
  return rows.map(({ verdict }) => verdict);
};

it('S12 never recorded: what nobody settles in time ends as what cannot be told, is counted as neither, and opens again when the card comes', async () => {
  const officer = await onDuty('100214', 'N000014');
  await told('100214');
  // Its footage was due the day after at noon; thirty days later it ends.
  const finding = await looked('100214', at('11:59', 31));
  expect([finding.state, await verdictOf('100214')]).toEqual(['open', ['not_covered']]);
  await story.hqLooks(at('12:01', 31));
  const { findingId } = finding;
  expect(await story.inspector.read(`findings/${findingId}`)).toMatchObject({ state: 'resolved' });
  expect(await verdictOf('100214')).toEqual(['cannot_tell']);
  const day = await story.day(officer, '100214', at('09:00'));
  expect(day.activities.map(({ verdict }) => verdict)).toEqual(['cannot_tell']);
  await story.docked({ recorderSerial: 'N000014', at: at('09:00', 40), clips: [] });
  await story.hqLooks(at('09:10', 40));
  const again = await story.inspector.read<FindingRow>(`findings/${findingId}`);
  expect([again.state, again.detail.doubts]).toEqual(['open', []]);
  expect(await verdictOf('100214')).toEqual(['not_covered']);
});

it('S12 never recorded: what changed since is asked once more before it is confirmed; without a grade it is no deletion', async () => {
  const officer = await onDuty('100215', 'N000015');
  await onDuty('100216', 'N000016', '南大街');
  await told('100215', { startsAt: at('11:40').toISOString(), endsAt: at('11:41').toISOString() });
  await story.docked({ recorderSerial: 'N000015', at: at('12:30'), clips: [] });
  const clips = [clip('100216', 'N000016', '11:39', '11:50')];
  await story.docked({ recorderSerial: 'N000016', at: at('12:31'), clips });
  const finding = await looked('100215');
  expect(kindsOf(finding)).toEqual([]);
  await heard(officer, finding);
  const deletion = { step: 'confirm', reason, violationClass: 'unauthorised_deletion', badgeNos: ['100215'] };
  const { body } = await story.inspector.call('POST', `findings/${finding.findingId}/steps`, deletion);
  expect(body.code).toBe('weak_evidence');
  // Another recorder turns out to have been held by nobody.
  const { rows } = await story.leader.read<{ rows: { custodyId: string }[] }>('custodies?recorderSerial=N000016');
  const custody = await story.leader.call('DELETE', `custodies/${rows[0]?.custodyId}`, { reason: '登记错误' });
  expect(custody.status).toBeLessThan(300);
  expect(await confirmed(finding, '100215')).toBe('not_certain');
});

it('S12 never recorded: footage of a colleague that comes later leaves a doubt again', async () => {
  await onDuty('100217', 'N000017', '北大街');
  await onDuty('100218', 'N000018', '北大街');
  await told('100217', { startsAt: at('08:30').toISOString(), endsAt: at('08:31').toISOString() });
  await story.docked({ recorderSerial: 'N000017', at: at('12:30'), clips: [] });
  expect(kindsOf(await looked('100217'))).not.toContain('footage_of_others');
  const clips = [clip('100218', 'N000018', '08:25', '08:40')];
  await story.docked({ recorderSerial: 'N000018', at: at('12:50'), clips });
  expect(kindsOf(await looked('100217', at('12:55')))).toContain('footage_of_others');
});
