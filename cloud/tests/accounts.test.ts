import { changePassword } from '@rollcall/cloud/auth/accounts/save-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    accounts                      a a a - - - a
POST   accounts                      a - - - - - - alone
PATCH  accounts/{accountId}          a - - - - - - alone
POST   accounts/{accountId}/password a - - - - - - alone
GET    exports/accounts              a a a - - - a elsewhere
`);

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());

async function make(username: string, account: object) {
  const whole = { username, unitCode: null, badgeNo: null, personName: '孙立', ...account };
  const { status, body } = await setup.call(admin, 'POST', 'accounts', whole);
  return { status, body, accountId: body.account?.accountId, password: body.password };
}

async function signIn(username: string, password: string) {
  const { status, headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return { status, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const statusOf = async (cookie: string) => (await setup.call(cookie, 'GET', 'sessions/current')).status;
const change = (accountId: string, changes: object, cookie = admin) =>
  setup.call(cookie, 'PATCH', `accounts/${accountId}`, { reason: '岗位调整', ...changes });

async function factsOf(subject: string) {
  const rows = await setup.db
    .selectFrom('fact')
    .select(['type', 'payload'])
    .where('subject', '=', subject)
    .orderBy('fact_id')
    .execute();
  return rows.map(({ type, payload }) => ({ type, ...payload }));
}

describe('accounts', () => {
  it('are made with a password that is shown once, and say who made them', async () => {
    const { status, body, accountId, password } = await make('wang', { role: 'officer', badgeNo: '200001' });
    expect(status).toBe(201);
    expect(body.account).toMatchObject({ username: 'wang', role: 'officer', officerName: '王伟', disabled: false });
    expect((await signIn('wang', password)).status).toBe(201);
    expect(await factsOf(`account:${accountId}`)).toContainEqual(
      expect.objectContaining({ type: 'account_added', by: expect.stringMatching(/^brigade_admin-/), role: 'officer' }),
    );
    const { body: page } = await setup.call(admin, 'GET', 'accounts?q=王');
    expect(page.rows.map((row: { username: string }) => row.username)).toEqual(['wang']);
    expect(JSON.stringify(page)).not.toContain(password);
    expect((await make('wang', { role: 'ops' })).body.code).toBe('already_there');
    expect((await make('nowhere', { role: 'squad_leader', unitCode: 'S9' })).body.code).toBe('unknown_unit_or_officer');
  });

  it('need the unit or the officer without which their role sees nothing', async () => {
    expect(await make('li', { role: 'squad_leader' })).toMatchObject({
      status: 422,
      body: { code: 'account_incomplete' },
    });
    expect(await make('li', { role: 'officer' })).toMatchObject({ status: 422, body: { code: 'account_incomplete' } });
    const { accountId } = await make('li', { role: 'squad_leader', unitCode: 'S1' });
    expect((await change(accountId, { unitCode: null })).body.code).toBe('account_incomplete');
  });

  it.each([
    ['role', { role: 'inspector' }],
    ['unit', { unitCode: 'S2' }],
    ['officer', { badgeNo: '200001' }],
    ['right to sign in', { disabled: true }],
  ])('lose their sessions when their %s changes', async (what, changes) => {
    const { accountId, password } = await make(`of-${what}`.replaceAll(' ', '-'), {
      role: 'squad_leader',
      unitCode: 'S1',
      badgeNo: '100001',
    });
    const { cookie } = await signIn(`of-${what}`.replaceAll(' ', '-'), password);
    expect(await statusOf(cookie)).toBe(200);
    expect((await change(accountId, changes)).status).toBe(200);
    expect(await statusOf(cookie)).toBe(401);
    const key = Object.keys(changes)[0] ?? '';
    const before = { role: 'squad_leader', unitCode: 'S1', badgeNo: '100001', disabled: false }[key];
    expect(await factsOf(`account:${accountId}`)).toContainEqual({
      type: 'account_changed',
      before: { [key]: before },
      after: changes,
      by: expect.stringMatching(/^brigade_admin-/),
      reason: '岗位调整',
      ...('disabled' in changes ? {} : { byOnePerson: true }),
    });
  });

  it('that are disabled sign in no more, until they are enabled again; the same again changes nothing', async () => {
    const { accountId, password } = await make('gone', { role: 'ops' });
    await change(accountId, { disabled: true });
    await change(accountId, { disabled: true });
    expect((await signIn('gone', password)).status).toBe(401);
    await change(accountId, { disabled: false });
    expect((await signIn('gone', password)).status).toBe(201);
    expect((await factsOf(`account:${accountId}`)).map(({ type }) => type)).toEqual([
      'account_added',
      'account_changed',
      'account_changed',
      'signed_in',
    ]);
  });

  it('get a new password from an administrator: the old one opens nothing, open sessions end', async () => {
    const { accountId, password } = await make('forgot', { role: 'auditor' });
    const { cookie } = await signIn('forgot', password);
    const reset = await setup.call(admin, 'POST', `accounts/${accountId}/password`, { reason: '忘记密码' });
    expect(reset.status).toBe(201);
    expect(await statusOf(cookie)).toBe(401);
    expect((await signIn('forgot', password)).status).toBe(401);
    expect((await signIn('forgot', reset.body.password)).status).toBe(201);
  });

  it('do nothing by a password that somebody else made, as themselves or for others, until they chose their own', async () => {
    const { body, accountId, password } = await make('given', { role: 'inspector' });
    expect(body.account).toMatchObject({ mustChoosePassword: true });
    const { cookie } = await signIn('given', password);
    const session = async (which = cookie) => (await setup.call(which, 'GET', 'sessions/current')).body;
    const codeOf = async (path: string, which = cookie) => (await setup.call(which, 'GET', path)).body.code;
    expect(await session()).toMatchObject({ username: 'given', mustChoosePassword: true });
    expect(await codeOf('findings')).toBe('password_not_own');
    const acts = await setup.call(cookie, 'PUT', 'sessions/current/acting', { delegationId: null });
    expect([acts.status, acts.body.code]).toEqual([403, 'password_not_own']);
    const same = { currentPassword: password, newPassword: password };
    expect((await setup.call(cookie, 'PUT', 'sessions/current/password', same)).body.code).toBe('bad_request');
    const own = { currentPassword: password, newPassword: 'another password' };
    expect((await setup.call(cookie, 'PUT', 'sessions/current/password', own)).status).toBe(204);
    expect([await session(), await codeOf('findings')]).toMatchObject([{ mustChoosePassword: false }, undefined]);

    // Another holder: the one before knows it.
    await change(accountId, { personName: '周洁' });
    const { cookie: renamed } = await signIn('given', 'another password');
    expect(await codeOf('findings', renamed)).toBe('password_not_own');
    // A command at HQ has no author, as before.
    await changePassword(setup.db, 'given', 'set by a command');
    const { cookie: byCommand } = await signIn('given', 'set by a command');
    expect([await session(byCommand), await codeOf('findings', byCommand)]).toMatchObject([
      { mustChoosePassword: false },
      undefined,
    ]);
  });

  it.each([
    ['WANG.LI', 'wang.li'],
    ['ｗａｎｇ.ｌｉｎ', 'wang.lin'],
  ])('of the user name %s are those of %s', async (username, plain) => {
    const { password } = await make(plain, { role: 'ops' });
    expect((await make(username, { role: 'ops' })).body.code).toBe('already_there');
    expect((await signIn(username, password)).status).toBe(201);
  });

  it('of one user name that are made at once are one', async () => {
    const both = await Promise.all([make('at.once', { role: 'ops' }), make('AT.ONCE', { role: 'ops' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['username', { username: 'w\u0430ng' }, 'character 2 (U+0430) looks like a letter of another script: type it anew'],
    ['username', { username: 'wa\u200Bng' }, 'character 3 (U+200B) is invisible: delete it'],
    ['personName', { personName: '王\u202E伟' }, 'character 2 (U+202E) is invisible: delete it'],
    [
      'personName',
      { personName: '王\uE863' },
      'character 2 (U+E863) is not shown on every computer: write it in another way',
    ],
  ])('with a %s like %j are refused, which names the character', async (field, changes, message) => {
    const { status, body } = await make('odd', { role: 'ops', ...changes });
    expect([status, body.errors]).toEqual([400, [{ path: `body.${field}`, message }]]);
  });

  it('of people with long, rare or composed names are made; the name is composed', async () => {
    for (const [nr, personName] of ['阿依古丽·买合木提', '𠮷㛃', 'Mu\u0308ller'].entries()) {
      const { body } = await make(`rare-${nr}`, { role: 'ops', personName });
      expect(body.account.personName).toBe(personName.normalize('NFC'));
    }
  });

  it('of before names were checked go on as they are, and get a name that is fit when it is changed', async () => {
    const { accountId, password } = await make('before', { role: 'ops', personName: '孙立' });
    const old = { username: 'Bef\u043Ere', person_name: '孙\u200B立' };
    await setup.db.updateTable('account').set(old).where('account_id', '=', accountId).execute();
    expect((await signIn(old.username, password)).status).toBe(201);
    expect((await change(accountId, { role: 'auditor' })).body).toMatchObject({ personName: old.person_name });
    expect((await change(accountId, { personName: old.person_name })).body.errors).toEqual([
      { path: 'body.personName', message: 'character 2 (U+200B) is invisible: delete it' },
    ]);
    expect((await change(accountId, { personName: '孙立' })).status).toBe(200);
  });

  it('two of which differed by case alone before sign in by the very name', async () => {
    const { accountId, password } = await make('twin', { role: 'ops' });
    const { password: other } = await make('other-twin', { role: 'ops' });
    await setup.db.updateTable('account').set({ username: 'TWIN' }).where('username', '=', 'other-twin').execute();
    expect((await signIn('twin', password)).status).toBe(201);
    expect((await signIn('TWIN', other)).status).toBe(201);
    expect((await signIn('Twin', password)).status).toBe(401);
    await change(accountId, { disabled: true });
  });

  it('choose no password that is guessed first, or that is their own names', async () => {
    const { password } = await make('chooser', { role: 'officer', badgeNo: '200001' });
    const { cookie } = await signIn('chooser', password);
    const put = async (newPassword: string) =>
      setup.call(cookie, 'PUT', 'sessions/current/password', { currentPassword: password, newPassword });
    for (const [newPassword, message] of [
      ['Woaini5201314', 'is one of those that are guessed first'],
      ['ｐａｓｓｗｏｒｄ１１０', 'is one of those that are guessed first'],
      ['chooser-200001-tQ7v', 'is too short without the own user name, badge number or unit'],
    ] as const) {
      const { status, body } = await put(newPassword);
      expect([status, body.code, body.errors]).toEqual([400, 'weak_password', [{ path: 'body.newPassword', message }]]);
    }
    expect((await put('kettle drum fence')).status).toBe(204);
  });

  it('change their own password by the present one, and stay signed in there alone', async () => {
    const { password } = await make('own', { role: 'ops' });
    const [here, elsewhere] = [await signIn('own', password), await signIn('own', password)];
    const put = (currentPassword: string) =>
      setup.call(here.cookie, 'PUT', 'sessions/current/password', { currentPassword, newPassword: 'another password' });
    expect((await put('a wrong one')).body.code).toBe('wrong_password');
    expect((await put(password)).status).toBe(204);
    expect(await statusOf(here.cookie)).toBe(200);
    expect(await statusOf(elsewhere.cookie)).toBe(401);
    expect((await signIn('own', password)).status).toBe(401);
    expect((await signIn('own', 'another password')).status).toBe(201);
  });
});

describe('the last administrator', () => {
  it('is neither disabled nor given another role, also when two remove each other at once', async () => {
    const { accountId: second, password } = await make('second', { role: 'brigade_admin' });
    const { cookie } = await signIn('second', password);
    const chosen = { currentPassword: password, newPassword: 'another password' };
    expect((await setup.call(cookie, 'PUT', 'sessions/current/password', chosen)).status).toBe(204);
    const { body } = await setup.call(admin, 'GET', 'accounts?role=brigade_admin&state=enabled');
    const first = body.rows.find((row: { accountId: string }) => row.accountId !== second);
    const both = await Promise.all([
      change(first.accountId, { disabled: true }, cookie),
      change(second, { role: 'ops' }, admin),
    ]);
    const statuses = both.map(({ status }) => status);
    // Who came second is refused, as the last one or because the session has ended meanwhile.
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const left = await setup.db
      .selectFrom('account')
      .select('account_id')
      .where('role', '=', 'brigade_admin')
      .where('disabled_at', 'is', null)
      .execute();
    expect(left).toHaveLength(1);
    const last = left[0]?.account_id ?? '';
    const survivor = last === second ? cookie : admin;
    for (const changes of [{ disabled: true }, { role: 'inspector' }]) {
      expect((await change(last, changes, survivor)).body.code).toBe('last_administrator');
    }
  });
});
