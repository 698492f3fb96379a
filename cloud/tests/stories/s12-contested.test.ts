import { addActivitySource } from '@rollcall/cloud/activities/activity-sources';
import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { ActivityEdit, NewContest } from '@rollcall/shared/resources/activity-edits';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from '../support/call-api.ts';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, type Story, startStory } from '../support/story-world.ts';

let story: Story;
let token: string;
beforeAll(async () => {
  story = await startStory(at('06:00'));
  const source = { source: 'penalties', name: '处罚系统' };
  token = await addActivitySource(story.db, source, { by: 'ops', now: at('06:00') });
});
afterAll(() => story?.stop());

const reason = '当天在所内值班，没有出警';

/** On duty from 8 to 12 with a recorder of his own, docked and read whole at 12:30. */
async function onDuty(badgeNo: string, recorderSerial: string, clips: [string, string][] = []) {
  story.itIs(at('06:30'));
  const officer = await story.officer(badgeNo, `警员${badgeNo}`, recorderSerial);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.leader.made('shifts', { badgeNo, ...time, dutyType: 'standby', post: `岗位${badgeNo}` });
  const hours = { heldFrom: at('07:30').toISOString(), heldUntil: at('12:10').toISOString() };
  await story.leader.made('custodies', { recorderSerial, badgeNo, basis: 'check_out', ...hours });
  const dock = () =>
    story.docked({
      ...{ recorderSerial, at: at('12:30') },
      clips: clips.map(([from, to]) => story.clip(badgeNo, recorderSerial, [at(from), at(to)])),
    });
  return { officer, dock };
}

const penalty = (badgeNos: string[], changes: object = {}) => ({
  ...{ kind: 'summary_penalty', badgeNos, place: '解放路口', sourceId: `C-${badgeNos[0]}` },
  ...{ startsAt: at('09:00').toISOString(), endsAt: at('09:02').toISOString(), ...changes },
});

/** A penalty that the system of penalties told. @returns its id */
async function told(badgeNos: string[], changes: object = {}): Promise<string> {
  story.itIs(at('12:05'));
  const { body } = await callApi<{ activities: { activityId: string }[] }>(story.url, {
    ...{ method: 'POST', path: 'activities', cookie: '', body: penalty(badgeNos, changes) },
    headers: { authorization: `Bearer ${token}` },
  });
  return body.activities[0]?.activityId ?? '';
}

/** What is open about it as HQ has it at that moment. */
async function found(activityId: string, moment = at('12:40')): Promise<FindingRow[]> {
  await story.hqLooks(moment);
  return story.findings(story.inspector, `activityId=${activityId}&state=open`);
}
async function oneOf(activityId: string, moment = at('12:40')): Promise<FindingRow> {
  const [finding, ...others] = await found(activityId, moment);
  if (!finding || others.length > 0) throw new Error('it has not exactly one finding');
  return finding;
}
const doubtsOf = ({ detail }: FindingRow) => detail.doubts?.map(({ kind }) => kind);

type Said = Pick<NewContest, 'claim'> & { startsAt?: string; endsAt?: string };
const contest = (who: Person, { findingId }: FindingRow, said: Said) =>
  who.call<ActivityEdit & { code?: string }>('POST', `findings/${findingId}/contests`, { ...said, reason });
async function contested(who: Person, finding: FindingRow, said: Said): Promise<ActivityEdit> {
  const { status, body } = await contest(who, finding, said);
  expect([status, body.code]).toEqual([201, undefined]);
  return body;
}
const decide = (who: Person, { activityEditId }: ActivityEdit, decision: 'agreed' | 'refused') =>
  who.call('POST', `activity-edits/${activityEditId}/decision`, { decision, reason: '已与值班表和卷宗核对' });

async function confirmed({ findingId, badgeNo }: FindingRow): Promise<string | undefined> {
  const step = { step: 'confirm', reason: '已核实', violationClass: 'improper_use', badgeNos: [badgeNo] };
  return (await story.inspector.call('POST', `findings/${findingId}/steps`, step)).body.code;
}
const heard = (officer: Person, { findingId }: FindingRow) =>
  officer.made(`findings/${findingId}/answers`, { text: '我不在场' });
const read = (who: Person, { findingId }: FindingRow) => who.read<FindingDetailResponse>(`findings/${findingId}`);
const inboxOf = async (who: Person, side: string, id: string) =>
  (await who.read<{ rows: InboxEntry[] }>(`inbox?side=${side}&kind=activity_edit`)).rows.filter((one) => one.id === id);

it('S12 contested: while the officer’s contest waits nothing is confirmed; refused, the activity counts as confirmed by who refused', async () => {
  const { officer, dock } = await onDuty('100301', 'C000001');
  story.itIs(at('12:05'));
  const body = penalty(['100301']);
  const { activities } = await story.leader.made<{ activities: [{ activityId: string }] }>('activities', body);
  const { activityId } = activities[0];
  await dock();
  const finding = await oneOf(activityId);
  expect(doubtsOf(finding)).toEqual(['unconfirmed']);
  await heard(officer, finding);

  const edit = await contested(officer, finding, { claim: 'did_not_happen' });
  expect(edit).toMatchObject({ state: 'proposed', after: null, own: true, reason });
  expect(edit.contest).toEqual({
    ...{ claim: 'did_not_happen', findingId: finding.findingId },
    officer: { badgeNo: '100301', name: '警员100301' },
  });
  // Also before HQ has looked again.
  expect(await confirmed(finding)).toBe('not_certain');
  expect(doubtsOf(await oneOf(activityId, at('12:41')))).toEqual(['contested', 'unconfirmed']);
  expect(await confirmed(finding)).toBe('not_certain');
  const [waiting] = await inboxOf(story.inspector, 'must_do', edit.activityEditId);
  expect(waiting?.about).toMatchObject({ claim: 'did_not_happen', text: reason });
  expect(await inboxOf(officer, 'waiting_for', edit.activityEditId)).toHaveLength(1);

  expect((await decide(story.inspector, edit, 'refused')).status).toBe(200);
  expect(doubtsOf(await oneOf(activityId, at('12:42')))).toEqual([]);
  expect(await confirmed(finding)).toBeUndefined();
  const [decided] = await inboxOf(officer, 'decided', edit.activityEditId);
  expect(decided?.about).toMatchObject({ outcome: 'refused', text: '已与值班表和卷宗核对' });
  const types = (await read(officer, finding)).history.map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['activity_contested', 'activity_contest_refused']));
  const { history } = await officer.read<{ history: { type: string; detail: object }[] }>(`activities/${activityId}`);
  expect(history.find(({ type }) => type === 'activity_edit_proposed')?.detail).toMatchObject({
    ...{ contestClaim: 'did_not_happen', contestedBy: '100301' },
  });
});

it('S12 contested: agreed to, the activity is withdrawn, its finding ends by data and nobody is charged', async () => {
  const { officer, dock } = await onDuty('100302', 'C000002');
  const activityId = await told(['100302']);
  await dock();
  const finding = await oneOf(activityId);
  const edit = await contested(officer, finding, { claim: 'did_not_happen' });
  expect((await decide(story.inspector, edit, 'agreed')).status).toBe(200);
  expect(await found(activityId, at('12:41'))).toEqual([]);
  expect(await read(officer, finding)).toMatchObject({ state: 'resolved', handling: 'closed' });
  expect(await story.findings(officer, 'state=open')).toEqual([]);
  expect(await confirmed(finding)).toBe('step_not_now');
  // What it was: the officer’s proposal, to which the inspector agreed.
  const { history } = await officer.read<{ history: { type: string; by: string; detail: { approvedBy?: string } }[] }>(
    `activities/${activityId}`,
  );
  const withdrawn = history.find(({ type }) => type === 'activity_withdrawn');
  expect([withdrawn?.by, withdrawn?.detail.approvedBy]).toEqual(['警员100302 100302', story.inspector.username]);
});

it('S12 contested: who took no part is taken off and sees why; for his colleague it is judged anew', async () => {
  const { officer, dock } = await onDuty('100303', 'C000003');
  const other = await onDuty('100304', 'C000004');
  const activityId = await told(['100303', '100304']);
  await dock();
  await other.dock();
  const finding = await oneOf(activityId);
  const edit = await contested(officer, finding, { claim: 'not_me' });
  expect(edit.after?.officers).toEqual([{ badgeNo: '100304', name: '警员100304' }]);
  expect((await decide(story.inspector, edit, 'agreed')).status).toBe(200);
  expect((await found(activityId, at('12:41'))).map(brief)).toEqual(['activity_not_covered 100304 09:00–09:02']);
  expect(await story.findings(officer, '')).toEqual([]);
  const seen = await officer.read<ActivityEdit>(`activity-edits/${edit.activityEditId}`);
  expect(seen).toMatchObject({ state: 'agreed', decisionReason: '已与值班表和卷宗核对', own: true });
});

it('S12 contested: at the time that he gives it was recorded, and nothing is found any more', async () => {
  const { officer, dock } = await onDuty('100305', 'C000005', [['10:00', '10:20']]);
  const activityId = await told(['100305']);
  await dock();
  const finding = await oneOf(activityId);
  const same = { claim: 'other_time', startsAt: at('09:00').toISOString(), endsAt: at('09:02').toISOString() } as const;
  expect((await contest(officer, finding, same)).body.code).toBe('contest_same_time');
  expect((await contest(officer, finding, { claim: 'other_time' })).status).toBe(400);
  const time = { startsAt: at('10:05').toISOString(), endsAt: at('10:07').toISOString() };
  const edit = await contested(officer, finding, { claim: 'other_time', ...time });
  // What a colleague corrects waits beside it, and doesn't keep him from it.
  const { status } = await story.leader.call('PATCH', `activities/${activityId}`, { kind: 'incident', reason });
  expect(status).toBe(202);
  expect((await decide(story.inspector, edit, 'agreed')).status).toBe(200);
  expect(await found(activityId, at('12:41'))).toEqual([]);
  expect(await officer.read(`activities/${activityId}`)).toMatchObject({ ...time, verdict: 'covered' });
});

it('S12 contested: one waits of each officer and finding; he takes it back, and what was refused isn’t asked again', async () => {
  const { officer, dock } = await onDuty('100306', 'C000006', [['09:01', '09:10']]);
  const activityId = await told(['100306']);
  await dock();
  // Begun too late: what was recorded in part is contested alike.
  const finding = await oneOf(activityId);
  expect(brief(finding)).toMatch(/^started_too_late 100306/);
  await heard(officer, finding);
  const twice = await Promise.all([1, 2].map(() => contest(officer, finding, { claim: 'not_me' })));
  expect(twice.map(({ status, body }) => [status, body.code]).sort()).toEqual([
    [201, undefined],
    [409, 'contest_waits'],
  ]);
  const edit = twice.find(({ status }) => status === 201)?.body as ActivityEdit;
  // Nobody else took part.
  expect(edit.after).toBeNull();
  expect(await confirmed(finding)).toBe('not_certain');
  const together = { findingIds: [finding.findingId], step: 'confirm', reason, violationClass: 'improper_use' };
  const { body: refused } = await story.inspector.call<{ refused?: { code: string }[] }>(
    ...(['POST', 'finding-decisions/bulk', together] as const),
  );
  expect(refused.refused?.map(({ code }) => code)).toEqual(['not_certain']);
  const withdrawal = `activity-contests/${edit.activityEditId}/withdrawal`;
  expect((await story.inspector.call('POST', withdrawal, { reason })).status).toBe(404);
  expect((await officer.made<ActivityEdit>(withdrawal, { reason: '记错了' })).state).toBe('withdrawn');

  const again = await contested(officer, finding, { claim: 'not_me' });
  expect((await decide(story.inspector, again, 'refused')).status).toBe(200);
  expect((await contest(officer, finding, { claim: 'not_me' })).body.code).toBe('contest_refused_before');
  expect(await confirmed(finding)).toBeUndefined();
  expect((await contest(officer, finding, { claim: 'did_not_happen' })).body.code).toBe('contest_not_now');
});

it('S12 contested: after his answer’s deadline it is refused, and says that he can appeal', async () => {
  const { officer, dock } = await onDuty('100307', 'C000007');
  const activityId = await told(['100307']);
  await dock();
  const finding = await oneOf(activityId);
  const due = new Date(finding.answerDueAt).getTime();
  story.itIs(new Date(due + 1000));
  const { status, body } = await contest(officer, finding, { claim: 'did_not_happen' });
  expect([status, body.code]).toEqual([409, 'contest_too_late']);
  expect((body as Partial<Problem>).nextStep).toBe('If the finding is wrong, appeal against it.');
  await officer.made(`findings/${finding.findingId}/appeals`, { reason });
  expect(doubtsOf(await oneOf(activityId, new Date(due + 2000)))).toEqual([]);
  // In the last second he can.
  story.itIs(new Date(due - 1000));
  expect((await contest(officer, finding, { claim: 'did_not_happen' })).status).toBe(201);
});

it('S12 contested: neither his leader decides it, nor who told of it or confirmed it, nor he himself; nobody else contests it', async () => {
  const { officer, dock } = await onDuty('100308', 'C000008');
  const { officer: stranger } = await onDuty('100309', 'C000009');
  story.itIs(at('12:05'));
  const body = penalty(['100308']);
  const { activities } = await story.admin.made<{ activities: [{ activityId: string }] }>('activities', body);
  const { activityId } = activities[0];
  await dock();
  const finding = await oneOf(activityId);
  const confirms = await story.signIn('inspector');
  await confirms.made(`findings/${finding.findingId}/activity-confirmation`, { reason: '已核实' });
  for (const who of [stranger, story.leader, story.inspector])
    expect([who.username, (await contest(who, finding, { claim: 'not_me' })).status]).toEqual([who.username, 404]);

  const edit = await contested(officer, finding, { claim: 'did_not_happen' });
  const asInspector = (badgeNo: string) => story.signIn('inspector', null, badgeNo);
  const code = async (who: Person) => {
    const shown = (await inboxOf(who, 'must_do', edit.activityEditId)).length;
    const { status, body: refusal } = await decide(who, edit, 'refused');
    return `${status} ${refusal.code} ${shown}`;
  };
  expect(await code(story.leader)).toBe('403 forbidden 0');
  expect(await code(await asInspector('100900'))).toBe('403 recused 0');
  expect(await code(await asInspector('100308'))).toMatch(/^403 .* 0$/);
  expect(await code(story.admin)).toBe('403 vouched_for_activity 0');
  expect(await code(confirms)).toBe('403 vouched_for_activity 0');
  expect(await confirmed(finding)).not.toBeUndefined();
  expect(await code(story.inspector)).toBe('200 undefined 1');
});
