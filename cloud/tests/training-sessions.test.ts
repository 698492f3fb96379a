import { randomUUID } from 'node:crypto';
import { hasOwnPassword } from '@rollcall/cloud/auth/accounts/repository';
import { insertParameterVersion, readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { keepAttendance } from '@rollcall/cloud/training/sessions/keep-attendance';
import type { Role } from '@rollcall/shared/http/permissions';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import type {
  AttendanceRow,
  TrainingSessionDetail,
  TrainingSessionRow,
} from '@rollcall/shared/resources/training-sessions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RosterSetup, startRoster, today } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/training-sessions                        a a a u r - a
GET    training-sessions                                a a a u r - a
POST   training-sessions                                a a a u - - - alone
GET    training-sessions/{sessionId}                    a a a u r - a
PATCH  training-sessions/{sessionId}                    a a a u - - - alone
PUT    training-sessions/{sessionId}/absences/{badgeNo} a a a u - - - alone
POST   training-sessions/{sessionId}/answers            r r r r r - - alone
POST   training-sessions/{sessionId}/attendance         r r r r r - - alone
POST   training-sessions/{sessionId}/cancel             a a a u - - - alone
POST   training-sessions/{sessionId}/confirmation       r r r r r - - alone
PUT    training-sessions/{sessionId}/list               a a a u - - - alone
POST   training-sessions/{sessionId}/sign-off           a a a u - - - alone
GET    training-sessions/{sessionId}/effect             a a a u - - - elsewhere
`);

let setup: RosterSetup;
let admin: string;
let inspector: string;
let leader: string;
let squad: string;
let otherSquad: string;
const officers: Record<string, string> = {};
const chen = '100001';
const li = '100002';
const wang = '200001';
const zhao = '000123';
const all = [zhao, chen, li, wang];
const password = 'password-of-a-test';
const ownPassword = 'a-password-of-my-own';

const at = (time: string) => new Date(`${today}T${time}:00+08:00`);
/** Nobody is signed out by it. */
async function itIs(time: string): Promise<void> {
  setup.clock.offsetMs = at(time).getTime() - Date.now();
  await setup.db
    .updateTable('session')
    .set({ last_seen_at: at(time), expires_at: at('23:59') })
    .execute();
}

async function person(role: Role, unitCode: string | null, badgeNo: string | null) {
  const username = `${role}-${randomUUID()}`;
  const accountId = await addTestAccount(setup.db, { username, password, role, unitCode, badgeNo });
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return { username, accountId, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const choosePassword = (cookie: string, currentPassword = password) =>
  setup.call(cookie, 'PUT', 'sessions/current/password', { currentPassword, newPassword: ownPassword });

beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  inspector = await setup.signIn('inspector');
  leader = await setup.signIn('brigade_leader');
  squad = await setup.signIn('squad_leader', 'S1', chen);
  otherSquad = await setup.signIn('squad_leader', 'S2');
  for (const badgeNo of all) {
    const { cookie } = await person('officer', null, badgeNo);
    expect((await choosePassword(cookie)).status).toBe(204);
    officers[badgeNo] = cookie;
  }
});
afterAll(() => setup?.stop());

interface Answer<Body> {
  status: number;
  body: Body & { code: string; errors?: { message: string }[] };
}

const call = <Body = TrainingSessionDetail>(
  cookie: string | undefined,
  method: string,
  path: string,
  body?: object,
): Promise<Answer<Body>> => setup.call(cookie ?? '', method, path, body);
const codeOf = async (answer: Promise<Answer<object>>) => {
  const { status, body } = await answer;
  return `${status} ${body.code}`;
};
async function ok<Body = TrainingSessionDetail>(answer: Promise<Answer<Body>>): Promise<Body> {
  const { status, body } = await answer;
  expect([status, body.code]).toEqual([status < 300 ? status : 'below 300', undefined]);
  return body;
}

const monday = (changes: object = {}) => ({
  topic: '执法记录仪规范佩戴',
  violationClasses: ['improper_use'],
  place: '大队会议室',
  unitCode: null,
  startsAt: at('08:30').toISOString(),
  endsAt: at('09:30').toISOString(),
  packId: null,
  ...changes,
});
const plan = (changes: object = {}, cookie = inspector) => call(cookie, 'POST', 'training-sessions', monday(changes));
const planned = async (changes: object = {}, cookie = inspector) => (await ok(plan(changes, cookie))).sessionId;
const read = (cookie: string | undefined, sessionId: string) =>
  ok(call(cookie, 'GET', `training-sessions/${sessionId}`));
const act = (cookie: string | undefined, sessionId: string, what: string, body: object = {}) =>
  call(cookie, what === 'list' ? 'PUT' : 'POST', `training-sessions/${sessionId}/${what}`, body);
const excuse = (cookie: string, sessionId: string, badgeNo: string, body: object) =>
  call(cookie, 'PUT', `training-sessions/${sessionId}/absences/${badgeNo}`, body);
const versionOf = async (sessionId: string) => (await read(inspector, sessionId)).version;
const signOff = async (sessionId: string, cookie = inspector) =>
  act(cookie, sessionId, 'sign-off', { version: await versionOf(sessionId), remarks: '' });
const list = async (sessionId: string, badgeNos: string[], cookie = inspector) =>
  act(cookie, sessionId, 'list', { version: await versionOf(sessionId), badgeNos });
const stateOf = async (sessionId: string, cookie = inspector) => {
  const { rows } = await ok(
    call<{ rows: AttendanceRow[] }>(cookie, 'GET', `training-attendance?sessionId=${sessionId}`),
  );
  return Object.fromEntries(rows.map(({ badgeNo, state }) => [badgeNo, state]));
};
const kindsIn = async (cookie: string | undefined, sessionId: string) => {
  const { rows } = await ok(call<{ rows: InboxEntry[] }>(cookie, 'GET', 'inbox?limit=200'));
  return rows.flatMap(({ kind, id, dueOn }) => (id === sessionId ? [`${kind} ${dueOn}`] : []));
};
const factsOf = async (sessionId: string) => {
  const rows = await setup.db
    .selectFrom('fact')
    .select(['type', 'payload'])
    .where('subject', '=', `training_session:${sessionId}`)
    .orderBy('fact_id')
    .execute();
  return rows.map(({ type, payload }) => ({ type, ...payload }));
};
const tell = (attendance: Omit<Parameters<typeof keepAttendance>[1], 'by' | 'stationId'>) =>
  setup.db
    .transaction()
    .execute((tx) => keepAttendance(tx, { ...attendance, by: 'kiosk', stationId: 'station-1', eventId: randomUUID() }));

it('plans for all officers in service of a unit and those below it, or of the brigade', async () => {
  await itIs('07:00');
  const whole = await ok(plan());
  expect(whole).toMatchObject({ state: 'planned', expected: 4, absent: 4, present: 0, version: 0, own: null });
  expect(await stateOf(whole.sessionId)).toEqual(Object.fromEntries(all.map((badgeNo) => [badgeNo, 'expected'])));
  expect((await ok(plan({ unitCode: 'B' }))).expected).toBe(4);
  expect((await ok(plan({ unitCode: 'S1' }))).expected).toBe(2);
  expect((await ok(plan({ badgeNos: [wang, chen, wang] }))).expected).toBe(2);
  expect((await factsOf(whole.sessionId))[0]).toMatchObject({
    ...{ type: 'training_session_planned', topic: '执法记录仪规范佩戴', badgeNos: all },
    by: expect.stringMatching(/^inspector-/),
  });
});

it('refuses what can’t be planned', async () => {
  expect(await codeOf(plan({ endsAt: at('08:30').toISOString() }))).toBe('400 session_backwards');
  expect(await codeOf(plan({ endsAt: at('20:31').toISOString() }))).toBe('400 session_backwards');
  expect(await codeOf(plan({ startsAt: '0000-01-01T00:00:00Z' }))).toBe('400 bad_request');
  expect(await codeOf(plan({ unitCode: 'S9' }))).toBe('404 unknown_unit');
  expect(await codeOf(plan({ packId: randomUUID() }))).toBe('404 not_found');
  const unknown = await plan({ badgeNos: [chen, '999999'] });
  expect([unknown.status, unknown.body.code, unknown.body.errors]).toEqual([
    422,
    'session_unknown_officers',
    [{ path: 'badgeNos', message: '999999' }],
  ]);
  expect(await codeOf(plan({ makesUpFor: randomUUID() }))).toBe('404 not_found');
  await sql`insert into unit (unit_code, name, kind, parent_code) values ('E', '空中队', 'squad', 'B')`.execute(
    setup.db,
  );
  expect(await codeOf(plan({ unitCode: 'E' }))).toBe('422 session_nobody');
});

it('lets a squad leader plan, list and sign off for the own unit alone', async () => {
  expect(await codeOf(plan({}, squad))).toBe('403 forbidden');
  expect(await codeOf(plan({ unitCode: 'S2' }, squad))).toBe('403 forbidden');
  expect(await codeOf(plan({ unitCode: 'S1', badgeNos: [chen, wang] }, squad))).toBe('422 session_unknown_officers');
  expect(await codeOf(plan({ unitCode: 'S1' }, officers[chen] ?? ''))).toBe('403 forbidden');
  const own = await ok(plan({ unitCode: 'S1' }, squad));
  expect(own).toMatchObject({ expected: 2, may: { change: true, cancel: true, excuse: true, list: false } });
  expect(await codeOf(call(otherSquad, 'GET', `training-sessions/${own.sessionId}`))).toBe('404 not_found');
  expect(await codeOf(act(otherSquad, own.sessionId, 'cancel', { version: 0, reason: '取消' }))).toBe('404 not_found');

  const whole = await planned();
  await itIs('09:31');
  expect(await codeOf(act(squad, whole, 'sign-off', { version: 0, remarks: '' }))).toBe('403 forbidden');
  expect(await codeOf(act(squad, whole, 'cancel', { version: 0, reason: '取消' }))).toBe('403 forbidden');
  expect(await codeOf(list(whole, [wang], squad))).toBe('422 session_unknown_officers');
  expect(await codeOf(excuse(squad, whole, wang, { version: 0, reason: '培训' }))).toBe('422 session_unknown_officers');
  await ok(list(whole, [wang]));
  // His own whole list says nothing of others.
  await ok(list(whole, [li], squad));
  expect(await stateOf(whole)).toEqual({ [zhao]: 'expected', [chen]: 'expected', [li]: 'listed', [wang]: 'listed' });
  expect((await ok(signOff(own.sessionId, squad))).signedOffBy).toBe('陈建国 100001');
  await itIs('07:00');
});

it('shows everybody what is his, and the numbers add up', async () => {
  const sessionId = await planned();
  await itIs('08:10');
  await ok(act(officers[chen], sessionId, 'attendance'));
  await ok(excuse(inspector, sessionId, wang, { version: 0, reason: '外出培训' }));
  const rowOf = async (cookie: string | undefined) => {
    const { rows } = await ok(call<{ rows: TrainingSessionRow[] }>(cookie, 'GET', 'training-sessions?limit=200'));
    return rows.find((row) => row.sessionId === sessionId);
  };
  const views = { [inspector]: 4, [leader]: 4, [squad]: 2, [otherSquad]: 2, [officers[wang] ?? '']: 1 };
  for (const [cookie, seen] of Object.entries(views)) {
    const row = await rowOf(cookie);
    const { expected = 0, present = 0, unconfirmed = 0, excused = 0, absent = 0 } = row ?? {};
    expect(expected).toBe(seen);
    expect(present + unconfirmed + excused + absent).toBe(seen);
    expect(Object.keys(await stateOf(sessionId, cookie))).toHaveLength(seen);
  }
  expect(await rowOf(inspector)).toMatchObject({ present: 1, excused: 1, absent: 2 });
  expect(await rowOf(otherSquad)).toMatchObject({ present: 0, excused: 1, absent: 1 });
  const { history } = await read(officers[li], sessionId);
  expect(history.map(({ type, detail }) => [type, detail.badgeNos])).toEqual([['training_session_planned', [li]]]);
  const ofOthers = await planned({ badgeNos: [chen] });
  expect(await codeOf(call(officers[li], 'GET', `training-sessions/${ofOthers}`))).toBe('404 not_found');
  await itIs('07:00');
});

it('lets an officer say in time that he is there, once, with a password of his own', async () => {
  const sessionId = await planned();
  expect(await kindsIn(officers[li], sessionId)).toEqual([`training_session ${today}`]);
  expect(await codeOf(act(officers[li], sessionId, 'attendance'))).toBe('409 attendance_too_early');
  await itIs('08:00');
  expect((await read(officers[li], sessionId)).may).toMatchObject({ attend: true, confirm: false, answer: false });
  const twice = await Promise.all([1, 2].map(() => act(officers[li], sessionId, 'attendance')));
  expect(twice.map(({ status, body }) => [status, body.own?.state])).toEqual([
    [200, 'present'],
    [200, 'present'],
  ]);
  const attended = (await factsOf(sessionId)).filter(({ type }) => type === 'training_attended');
  expect(attended).toMatchObject([{ badgeNo: li, attendedBy: 'own_page', by: expect.stringMatching(/^officer-/) }]);
  expect(await kindsIn(officers[li], sessionId)).toEqual([]);

  const made = await person('officer', null, wang);
  expect(await codeOf(act(made.cookie, sessionId, 'attendance'))).toBe('403 attendance_made_password');
  expect(await hasOwnPassword(setup.db, made.accountId)).toBe(false);
  await choosePassword(made.cookie);
  expect(await hasOwnPassword(setup.db, made.accountId)).toBe(true);
  const reset = { reason: '忘记密码' };
  const { body } = await setup.call(admin, 'POST', `accounts/${made.accountId}/password`, reset);
  expect(await hasOwnPassword(setup.db, made.accountId)).toBe(false);
  const again = await setup.call('', 'POST', 'sessions', { username: made.username, password: body.password });
  const cookie = again.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(await codeOf(act(cookie, sessionId, 'attendance'))).toBe('403 password_not_own');
  await choosePassword(cookie, body.password);
  await setup.call(admin, 'PATCH', `accounts/${made.accountId}`, { badgeNo: zhao, reason: '换人' });
  expect(await hasOwnPassword(setup.db, made.accountId)).toBe(false);

  await itIs('09:31');
  expect(await codeOf(act(officers[wang], sessionId, 'attendance'))).toBe('409 attendance_too_late');
  const ofOthers = await planned({ badgeNos: [chen] });
  expect(await codeOf(act(officers[wang], ofOthers, 'attendance'))).toBe('403 attendance_not_expected');
  expect(await codeOf(act(inspector, ofOthers, 'attendance'))).toBe('403 attendance_not_expected');
  await itIs('07:00');
});

it('has nobody attend for somebody else', async () => {
  const sessionId = await planned();
  const named = await person('squad_leader', 'S2', wang);
  const standIn = await person('officer', null, zhao);
  await choosePassword(standIn.cookie);
  const body = { delegate: standIn.username, startsAt: at('06:00'), endsAt: at('20:00'), reason: '外出' };
  const { body: delegation } = await setup.call(named.cookie, 'POST', 'delegations', body);
  const { delegationId } = delegation;
  await setup.call(standIn.cookie, 'POST', `delegations/${delegationId}/acceptance`);
  const acting = await setup.call(standIn.cookie, 'PUT', 'sessions/current/acting', { delegationId });
  const cookie = acting.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await itIs('08:31');
  expect((await read(cookie, sessionId)).own).toBeNull();
  for (const [what, asked] of [
    ['attendance', {}],
    ['confirmation', { present: true }],
    ['answers', { options: [] }],
  ] as const) {
    expect(await codeOf(act(cookie, sessionId, what, asked))).toBe('403 forbidden');
  }
  expect(await kindsIn(cookie, sessionId)).toEqual([]);
  expect(await stateOf(sessionId)).toMatchObject({ [wang]: 'expected', [zhao]: 'expected' });
  await itIs('07:00');
});

it('counts a list once each confirms it', async () => {
  const sessionId = await planned();
  expect(await codeOf(list(sessionId, [chen]))).toBe('409 session_not_begun');
  await itIs('09:00');
  expect(await codeOf(act(officers[chen], sessionId, 'confirmation', { present: true }))).toBe(
    '409 attendance_not_listed',
  );
  await ok(act(officers[wang], sessionId, 'attendance'));
  expect(await ok(list(sessionId, [chen, li, wang]))).toMatchObject({
    present: 1,
    unconfirmed: 2,
    absent: 1,
    version: 1,
  });
  expect(await kindsIn(officers[chen], sessionId)).toEqual(['training_confirmation 2026-11-27']);
  expect(await ok(act(officers[chen], sessionId, 'confirmation', { present: true }))).toMatchObject({
    own: { state: 'present', attendedBy: 'list' },
  });
  expect(await ok(act(officers[chen], sessionId, 'confirmation', { present: true }))).toMatchObject({ present: 1 });
  expect(await codeOf(act(officers[chen], sessionId, 'confirmation', { present: false }))).toBe(
    '409 attendance_not_listed',
  );
  expect(await ok(act(officers[li], sessionId, 'confirmation', { present: false }))).toMatchObject({
    own: { state: 'denied' },
    may: { confirm: true },
  });
  expect(await kindsIn(officers[li], sessionId)).toEqual([]);
  const facts = await factsOf(sessionId);
  expect(facts.map(({ type }) => type)).toEqual([
    'training_session_planned',
    'training_attended',
    'training_listed',
    'training_attended',
    'training_denied',
  ]);
  expect(facts[2]).toMatchObject({ added: [chen, li] });
  // A shorter list takes back what nobody confirmed.
  await ok(list(sessionId, [zhao]));
  expect(await stateOf(sessionId)).toEqual({
    [zhao]: 'listed',
    [chen]: 'present',
    [li]: 'expected',
    [wang]: 'present',
  });
  await itIs('09:40');
  await ok(signOff(sessionId));
  await ok(act(officers[zhao], sessionId, 'confirmation', { present: true }));
  expect((await factsOf(sessionId)).at(-1)).toMatchObject({ type: 'training_attended', badgeNo: zhao, late: true });
  await itIs('07:00');
});

it('excuses who is on leave, has left or has a reason', async () => {
  const sessionId = await planned();
  const leave = { leave_kind: 'annual' as const, starts_at: at('00:00'), removed_at: null };
  await setup.db
    .insertInto('leave')
    .values([
      { ...leave, badge_no: chen, ends_at: at('09:00') },
      // It ends as the session begins.
      { ...leave, badge_no: li, ends_at: at('08:30') },
    ])
    .execute();
  await setup.db.updateTable('officer').set({ left_on: today }).where('badge_no', '=', zhao).execute();
  await ok(excuse(inspector, sessionId, wang, { version: 0, reason: '执行任务' }));
  expect(await stateOf(sessionId)).toEqual({
    [zhao]: 'excused',
    [chen]: 'excused',
    [li]: 'expected',
    [wang]: 'excused',
  });
  expect(await kindsIn(officers[chen], sessionId)).toEqual([]);
  const { rows } = await ok(
    call<{ rows: AttendanceRow[] }>(inspector, 'GET', `training-attendance?sessionId=${sessionId}&state=excused`),
  );
  expect(rows.map(({ absenceReason, onLeave, leftService }) => [absenceReason, onLeave, leftService])).toEqual([
    [null, false, true],
    [null, true, false],
    ['执行任务', false, false],
  ]);
  expect(await codeOf(excuse(inspector, sessionId, wang, { version: 0, reason: null }))).toBe('409 session_changed');
  await ok(excuse(inspector, sessionId, wang, { version: 1, reason: null }));
  expect(await stateOf(sessionId)).toMatchObject({ [wang]: 'expected' });
  await itIs('08:30');
  await ok(act(officers[wang], sessionId, 'attendance'));
  expect(await codeOf(excuse(inspector, sessionId, wang, { version: 2, reason: '出差' }))).toBe(
    '409 attendance_present',
  );
  await setup.db.deleteFrom('training_attendance').where('session_id', '=', sessionId).execute();
  await setup.db.updateTable('officer').set({ left_on: null }).where('badge_no', '=', zhao).execute();
  await setup.db
    .updateTable('leave')
    .set({ removed_at: at('08:00') })
    .execute();
  await itIs('07:00');
});

it('is signed off once, after its end, by a page that shows what counts now', async () => {
  const sessionId = await planned();
  await itIs('09:29');
  expect(await codeOf(signOff(sessionId))).toBe('409 session_not_over');
  expect(await kindsIn(inspector, sessionId)).toEqual([]);
  await itIs('09:30');
  expect(await kindsIn(inspector, sessionId)).toEqual([`training_sign_off ${today}`]);
  expect(await kindsIn(leader, sessionId)).toEqual([]);
  await ok(list(sessionId, [chen]));
  // The other tab knows nothing of the list.
  expect(await codeOf(act(inspector, sessionId, 'sign-off', { version: 0, remarks: '' }))).toBe('409 session_changed');
  const signed = await ok(act(leader, sessionId, 'sign-off', { version: 1, remarks: '内容已传达' }));
  expect(signed).toMatchObject({ state: 'signed_off', remarks: '内容已传达', absent: 3, unconfirmed: 1 });
  expect(await stateOf(sessionId)).toEqual({ [zhao]: 'missed', [chen]: 'listed', [li]: 'missed', [wang]: 'missed' });
  expect((await factsOf(sessionId)).at(-1)).toMatchObject({
    ...{ type: 'training_session_signed_off', remarks: '内容已传达' },
    counts: { expected: 4, present: 0, unconfirmed: 1, excused: 0, absent: 3, madeUp: 0 },
  });
  for (const [what, body] of [
    ['sign-off', { version: 2, remarks: '' }],
    ['cancel', { version: 2, reason: '取消' }],
    ['list', { version: 2, badgeNos: [] }],
  ] as const) {
    expect(await codeOf(act(inspector, sessionId, what, body))).toBe('409 session_not_planned');
  }
  const change = { version: 2, topic: '改题' };
  expect(await codeOf(call(inspector, 'PATCH', `training-sessions/${sessionId}`, change))).toBe(
    '409 session_not_planned',
  );
  await itIs('07:00');
});

it('takes what a station tells late, if he signed in in time', async () => {
  const sessionId = await planned();
  const other = await planned({ badgeNos: [li] });
  await itIs('09:40');
  await ok(signOff(sessionId));
  const told = (badgeNo: string, time: string, which = sessionId) => tell({ sessionId: which, badgeNo, at: at(time) });
  expect(await told(chen, '07:59')).toBe('not_open');
  expect(await told(chen, '09:31')).toBe('not_open');
  expect(await told(chen, '08:20')).toBe('kept');
  expect(await told(chen, '08:21')).toBe('already');
  expect(await told(chen, '08:20', other)).toBe('not_expected');
  expect(await told(chen, '08:20', randomUUID())).toBe('no_session');
  expect(await stateOf(sessionId)).toMatchObject({ [chen]: 'present', [li]: 'missed' });
  expect((await factsOf(sessionId)).at(-1)).toMatchObject({
    ...{ type: 'training_attended', badgeNo: chen, attendedBy: 'kiosk', stationId: 'station-1', late: true },
    at: at('08:20').toISOString(),
  });
  await ok(act(inspector, other, 'cancel', { version: 0, reason: '另行安排' }));
  expect(await told(li, '08:20', other)).toBe('not_open');
  await itIs('07:00');
});

it('lets those make up for it who weren’t there', async () => {
  const sessionId = await planned();
  const later = (changes: object = {}) => ({
    ...{ makesUpFor: sessionId, startsAt: at('14:00').toISOString(), endsAt: at('15:00').toISOString() },
    ...changes,
  });
  expect(await codeOf(plan(later()))).toBe('409 session_no_make_up');
  await ok(excuse(inspector, sessionId, wang, { version: 0, reason: '执行任务' }));
  await itIs('09:30');
  await ok(list(sessionId, [chen, zhao]));
  await ok(act(officers[chen], sessionId, 'confirmation', { present: true }));
  await ok(act(officers[zhao], sessionId, 'confirmation', { present: false }));
  expect(await ok(signOff(sessionId))).toMatchObject({ may: { makeUp: true }, madeUp: 0 });
  expect(await codeOf(plan(later({ badgeNos: [chen] })))).toBe('422 session_unknown_officers');
  const own = await ok(plan(later({ unitCode: 'S1' }), squad));
  expect(await stateOf(own.sessionId)).toEqual({ [li]: 'expected' });
  const makeUp = await ok(plan(later()));
  expect(await stateOf(makeUp.sessionId)).toEqual({ [zhao]: 'expected', [li]: 'expected', [wang]: 'expected' });
  await itIs('13:50');
  await ok(act(officers[li], makeUp.sessionId, 'attendance'));
  await itIs('15:00');
  await ok(signOff(makeUp.sessionId));
  const second = await ok(
    plan({ makesUpFor: makeUp.sessionId, startsAt: at('16:00').toISOString(), endsAt: at('17:00').toISOString() }),
  );
  expect(await stateOf(second.sessionId)).toEqual({ [zhao]: 'expected', [wang]: 'expected' });
  await itIs('16:00');
  await ok(act(officers[wang], second.sessionId, 'attendance'));
  expect(await read(inspector, sessionId)).toMatchObject({
    madeUp: 2,
    excused: 1,
    unconfirmed: 1,
    absent: 1,
    present: 1,
  });
  const made = async (madeUp: boolean) => {
    const path = `training-attendance?sessionId=${sessionId}&madeUp=${madeUp}`;
    const { rows } = await ok(call<{ rows: AttendanceRow[] }>(inspector, 'GET', path));
    return rows.map(({ badgeNo, madeUpIn }) => [badgeNo, madeUpIn]);
  };
  expect(await made(true)).toEqual([
    [li, makeUp.sessionId],
    [wang, second.sessionId],
  ]);
  expect(await made(false)).toEqual([[zhao, null]]);
  await itIs('07:00');
});

it('asks what the study pack asks, once, of who is present', async () => {
  const packId = await addPack();
  const sessionId = await planned({ packId });
  await itIs('08:30');
  const answer = (options: number[], cookie = officers[li]) => act(cookie, sessionId, 'answers', { options });
  expect(await codeOf(answer([0, 1]))).toBe('409 attendance_not_present');
  await ok(act(officers[li], sessionId, 'attendance'));
  expect(await codeOf(answer([0, 1]))).toBe('409 attendance_no_questions');
  const parameters = { ...(await readParameters(setup.db)), trainingQuestions: true };
  await setup.db
    .transaction()
    .execute((tx) =>
      insertParameterVersion(tx, { parameters, reason: 'for a test', setBy: 'test', setAt: new Date() }),
    );
  const { ownQuestions, may } = await read(officers[li], sessionId);
  expect([ownQuestions, may.answer]).toEqual([questions.map(({ text, options }) => ({ text, options })), true]);
  for (const options of [[0], [0, 1, 0], [0, 2]]) {
    expect(await codeOf(answer(options))).toBe('409 attendance_no_questions');
  }
  expect(await ok(answer([0, 0]))).toMatchObject({ own: { rightAnswers: 1, questions: 2 }, ownQuestions: null });
  expect(await codeOf(answer([0, 1]))).toBe('409 attendance_answered');
  expect((await factsOf(sessionId)).at(-1)).toMatchObject({ type: 'training_answered', rightAnswers: 1, questions: 2 });
  await itIs('07:00');
});

it('is changed while it is planned; who is present stays on it', async () => {
  const sessionId = await planned({ badgeNos: [chen, li] });
  await itIs('08:30');
  await ok(act(officers[chen], sessionId, 'attendance'));
  const change = (body: object) => call(inspector, 'PATCH', `training-sessions/${sessionId}`, body);
  expect(await ok(change({ version: 0, topic: '新题', badgeNos: [wang] }))).toMatchObject({
    topic: '新题',
    version: 1,
  });
  expect(await stateOf(sessionId)).toEqual({ [chen]: 'present', [wang]: 'expected' });
  expect((await factsOf(sessionId)).at(-1)).toMatchObject({
    ...{ type: 'training_session_changed', added: [wang], removed: [li] },
    before: { topic: '执法记录仪规范佩戴' },
    after: { topic: '新题' },
  });
  expect(await codeOf(change({ version: 0, topic: '旧页' }))).toBe('409 session_changed');
  expect(await codeOf(change({ version: 1, endsAt: at('08:00').toISOString() }))).toBe('400 session_backwards');
  expect((await ok(change({ version: 1, topic: '新题' }))).version).toBe(1);
  expect(await ok(act(inspector, sessionId, 'cancel', { version: 1, reason: '另行安排' }))).toMatchObject({
    ...{ state: 'cancelled', cancelledReason: '另行安排' },
    may: { change: false, attend: false, cancel: false },
  });
  expect(await codeOf(act(officers[wang], sessionId, 'attendance'))).toBe('409 session_not_planned');
  await itIs('07:00');
});

const questions = [
  { text: '出警前先做什么？', options: ['开机录像', '先到现场'], right: 0 },
  { text: '没电了怎么办？', options: ['等下班', '换备机'], right: 1 },
];

async function addPack(): Promise<string> {
  const { rows } = await sql<{ pack_id: string }>`
    with issue as (
      insert into bulletin (kind, period_from, period_to, cut_off, taken_at, input_text, input_digest, content, texts)
      values ('weekly', '2026-11-16', '2026-11-22', now(), now(), '{}', '', '{}', '{}') returning bulletin_id
    )
    insert into study_pack (bulletin_id, title, questions, created_at)
    select bulletin_id, '第 1 期学习材料', ${JSON.stringify(questions)}, now() from issue returning pack_id
  `.execute(setup.db);
  return rows[0]?.pack_id ?? '';
}
