import { randomUUID } from 'node:crypto';
import { changePassword } from '@rollcall/cloud/auth/accounts/save-account';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRosterWithStore } from './support/bulletin-cases.ts';
import { type RosterSetup, today } from './support/roster-setup.ts';
import { type Pending, type Somebody, secondPersonCases } from './support/second-person-cases.ts';

const password = 'password-of-a-test';
const morningMs = Date.parse(`${today}T07:00:00+08:00`);
let setup: RosterSetup;
let admin: Somebody;
let nr = 0;

interface Whose {
  badgeNo?: string;
  personName?: string;
}

/** The account of a role in S1, made at the command line. */
async function person(role: Role, { badgeNo, personName }: Whose = {}): Promise<Somebody> {
  const username = `${role}-${randomUUID()}`;
  const account = { unitCode: role === 'squad_leader' ? 'S1' : null, badgeNo: badgeNo ?? null };
  await addTestAccount(setup.db, { username, password, role, ...account, personName: personName ?? null });
  return signIn(username, password);
}

async function signIn(username: string, with_: string): Promise<Somebody> {
  const { status, headers } = await setup.call('', 'POST', 'sessions', { username, password: with_ });
  expect(status).toBe(201);
  return { username, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

/** An account that an administrator makes on the page, signed in with the password that he was shown. */
async function madeBy(maker: Somebody, role: Role): Promise<Somebody & { accountId: string }> {
  const username = `${role}-${randomUUID()}`;
  const unitCode = role === 'squad_leader' ? 'S1' : null;
  const whole = { username, role, unitCode, badgeNo: null, personName: `某人${username}` };
  const { status, body } = await setup.call(maker.cookie, 'POST', 'accounts', whole);
  expect([status, body.code]).toEqual([201, undefined]);
  return { ...(await signIn(username, body.password)), accountId: body.account.accountId };
}

async function decide(who: Somebody, { method, path, body }: Pending): Promise<string> {
  const answer = await setup.call(who.cookie, method, path, body);
  return answer.status < 300 ? 'decided' : answer.body.code;
}

/** Resets the password. @returns the one that is shown */
async function reset(by: Somebody, { username }: Somebody): Promise<string> {
  const accountId = await accountIdOf(username);
  const { body } = await setup.call(by.cookie, 'POST', `accounts/${accountId}/password`, { reason: '忘记密码' });
  return body.password;
}

/** A command at HQ sets the password: it has no author, and chooses for nobody. */
async function setByCommand({ username }: Somebody): Promise<Somebody> {
  await changePassword(setup.db, username, password);
  return signIn(username, password);
}

async function choosePassword(who: Somebody, currentPassword: string): Promise<void> {
  const change = { currentPassword, newPassword: 'a-password-of-my-own' };
  expect((await setup.call(who.cookie, 'PUT', 'sessions/current/password', change)).status).toBe(204);
}

async function accountIdOf(username: string): Promise<string> {
  const rows = await setup.db.selectFrom('account').select('account_id').where('username', '=', username).execute();
  return rows[0]?.account_id ?? '';
}

/** Two days pass; sessions end meanwhile. */
async function daysLater(...people: Somebody[]): Promise<void> {
  setup.clock.offsetMs += 48 * 3_600_000;
  for (const who of people) who.cookie = (await signIn(who.username, password)).cookie;
}

beforeAll(async () => {
  setup = await startRosterWithStore();
  // Who stands in for a leader is sworn.
  await setup.db.updateTable('officer').set({ kind: 'sworn' }).where('badge_no', '=', '100002').execute();
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  setup.clock.offsetMs = morningMs - Date.now();
  admin = await person('brigade_admin', { personName: `管理员${randomUUID()}` });
  nr += 1;
  // For whom others stood in before is back.
  await sql`update delegation set ended_at = now(), ended_by = named_by where ended_at is null`.execute(setup.db);
});

describe.each(secondPersonCases)('$route', ({ first: role, ask, own, takesTwo, decider = 'inspector' }) => {
  const pendingOf = (who: Somebody, later = 0) => ask(setup, who, nr + later);

  it('is decided by another person, once', async () => {
    const pending = await pendingOf(await person(role, { badgeNo: '100001' }));
    const [one, other] = [await person(decider), await person('brigade_admin')];
    const outcomes = await Promise.all([decide(one, pending), decide(one, pending), decide(other, pending)]);
    expect(outcomes.filter((outcome) => outcome === 'decided').length).toBeGreaterThan(0);
    const rows = await decisionsOf(pending);
    expect(rows).toBe(takesTwo ? 2 : 1);
    await decide(one, pending);
    expect(await decisionsOf(pending)).toBe(rows);
  });

  it('is decided neither by the first person nor by another account of the same badge number', async () => {
    const first = await person(role, { badgeNo: '100001' });
    const pending = await pendingOf(first);
    expect(await decide(await person(decider, { badgeNo: '100001' }), pending)).toBe(own);
    expect(await decide(await person('brigade_admin', { badgeNo: '200001' }), pending)).toBe('decided');
  });

  it('is not decided by another account of the same name, however it is written', async () => {
    const pending = await pendingOf(await person(role, { personName: '阿依古丽·买买提' }));
    expect(await decide(await person(decider, { personName: ' 阿依古丽 • 买买提　' }), pending)).toBe(own);
    const officer = await pendingOf(await person(role, { badgeNo: '100001' }), 300);
    expect(await decide(await person('brigade_admin', { personName: '陈 建国' }), officer)).toBe(own);
  });

  it('is not decided by who set the password of who asked it, until that one has chosen another, however long', async () => {
    const first = await person(role);
    const pending = await pendingOf(first);
    const given = await reset(admin, first);
    expect(await decide(admin, pending)).toBe('not_yet_second_person');
    await daysLater(admin);
    expect(await decide(admin, pending)).toBe('not_yet_second_person');
    await choosePassword(await signIn(first.username, given), given);
    expect(await decide(admin, pending)).toBe('decided');
  });

  it('is not decided by a second account that the same administrator made, before its holder chose a password', async () => {
    const first = await person(role);
    const pending = await pendingOf(first);
    await reset(admin, first);
    const made = await madeBy(admin, decider);
    expect(await decide(made, pending)).toBe('password_not_own');
    const other = await setByCommand(made);
    expect(await decide(other, pending)).toBe('not_yet_second_person');
    await choosePassword(other, password);
    expect(await decide(other, pending)).toBe('decided');
  });

  it('is decided neither by who acts for the first person, nor by that person if somebody acted for him', async () => {
    const first = await person(role, { badgeNo: '100001' });
    const standIn = await person(role === 'squad_leader' ? 'officer' : role, { badgeNo: '100002' });
    const pending = await pendingOf(first);
    const acting = await actingFor(first, standIn);
    expect(await decide(acting, pending)).not.toBe('decided');
    // What a stand-in declares binds the stand-in.
    if (own === 'own_recusal') return;

    const asked = await pendingOf(acting, 300);
    const again = await signIn(standIn.username, password);
    const renewed = await signIn(first.username, password);
    expect([await decide(again, asked), await decide(renewed, asked)]).not.toContain('decided');
    expect(await decide(await person(decider), asked)).toBe('decided');
  });
});

/** The facts that say that it was decided. */
async function decisionsOf({ path }: Pending): Promise<number> {
  const id = path.split('/').find((part) => /^[0-9a-f-]{36}$/.test(part)) ?? '';
  const types = [
    'access_approved',
    'activity_edit_agreed',
    'appeal_dismissed',
    'bulletin_sealed',
    'case_evidence_release_agreed',
    'case_number_confirmed',
    'custody_dispute_dismissed',
    'deletion_list_approved',
    'draw_item_skipped',
    'erase_approved',
    'exemption_approved',
    'finding_handled',
    'leadership_edit_agreed',
    'liability_appeal_upheld',
    'outside_decision_confirmed',
    'recusal_ended',
    'retention_change_approved',
    'review_verified',
    'roster_proposal_approved',
    'rules_start_agreed',
  ];
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from fact
    where type = any(${types}) and subject not like 'recording:%' and (subject like ${`%${id}`} or payload::text like ${`%${id}%`})
  `.execute(setup.db);
  return rows[0]?.count ?? 0;
}

async function actingFor(leader: Somebody, delegate: Somebody): Promise<Somebody> {
  const now = Date.now() + setup.clock.offsetMs;
  const [startsAt, endsAt] = [new Date(now - 60_000).toISOString(), new Date(now + 3_600_000).toISOString()];
  const named = { delegate: delegate.username, startsAt, endsAt, reason: '外出' };
  const { body } = await setup.call(admin.cookie, 'POST', 'delegations', { ...named, leader: leader.username });
  const { delegationId } = body;
  await setup.call(delegate.cookie, 'POST', `delegations/${delegationId}/acceptance`);
  const { headers } = await setup.call(delegate.cookie, 'PUT', 'sessions/current/acting', { delegationId });
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { username: delegate.username, cookie, leader: leader.username };
}

describe('who handles accounts', () => {
  const exemptions = secondPersonCases.find(({ route }) => route.startsWith('POST exemptions/'));
  const asked = async (who: Somebody, later = 0) => {
    if (!exemptions) throw new Error('there is no case of exemptions');
    return exemptions.ask(setup, who, nr + later);
  };

  it('is told what to wait for, and the list says so', async () => {
    const leader = await person('squad_leader');
    const { path, method, body: sent } = await asked(leader);
    await reset(admin, leader);
    const { status, body } = await setup.call(admin.cookie, method, path, sent);
    expect([status, body.code]).toEqual([403, 'not_yet_second_person']);
    expect(body.nextStep).toContain('until the holder of the account has chosen a password');
    const row = async () => (await setup.call(admin.cookie, 'GET', `accounts?q=${leader.username}`)).body.rows[0];
    const bound = { username: admin.username, byOnePerson: expect.any(Boolean) };
    expect(await row()).toMatchObject({ apartFrom: [bound], mustChoosePassword: true });
    const given = await reset(admin, leader);
    await choosePassword(await signIn(leader.username, given), given);
    expect(await row()).toMatchObject({ apartFrom: [], mustChoosePassword: false });
  });

  it('sees on the row why it may not decide, and does not have it among what waits', async () => {
    const leader = await person('squad_leader');
    const { path } = await asked(leader);
    await reset(admin, leader);
    const [, exemptionId] = path.split('/');
    const { body } = await setup.call(admin.cookie, 'GET', `exemptions/${exemptionId}`);
    expect(body).toMatchObject({ own: false, involved: true, untilOwnPassword: true });
    const waiting = async (who: Somebody) =>
      (await setup.call(who.cookie, 'GET', 'exemptions?waiting=1&limit=200')).body.rows.some(
        (row: { exemptionId: string }) => row.exemptionId === exemptionId,
      );
    expect(await waiting(admin)).toBe(false);
    expect(await waiting(await person('inspector'))).toBe(true);
  });

  it('by a change of role is bound until the holder chose a password after that', async () => {
    const leader = await person('squad_leader');
    const pending = await asked(leader);
    await choosePassword(leader, password);
    const change = { role: 'officer', badgeNo: '100001', personName: null, reason: '岗位调整' };
    const accountId = await accountIdOf(leader.username);
    expect((await setup.call(admin.cookie, 'PATCH', `accounts/${accountId}`, change)).status).toBe(200);
    expect(await decide(admin, pending)).toBe('not_yet_second_person');
  });

  it('alone says so: the fact and the list name what was done by one person', async () => {
    const others = setup.db
      .updateTable('account')
      .set({ disabled_at: new Date() })
      .where('role', '=', 'brigade_admin')
      .where('username', '<>', admin.username);
    const made = async () => {
      const { username, accountId } = await madeBy(admin, 'inspector');
      const { rows } = (await setup.call(admin.cookie, 'GET', `accounts?q=${username}`)).body;
      const fact = await setup.db
        .selectFrom('fact')
        .select('payload')
        .where('subject', '=', `account:${accountId}`)
        .where('type', '=', 'account_added')
        .executeTakeFirstOrThrow();
      return [(fact.payload as { byOnePerson?: true }).byOnePerson, rows[0].apartFrom];
    };
    await person('brigade_admin', { personName: `另一人${randomUUID()}` });
    expect(await made()).toEqual([undefined, [{ username: admin.username, byOnePerson: false }]]);
    await others.execute();
    const alone = [true, [{ username: admin.username, byOnePerson: true }]];
    expect(await made()).toEqual(alone);
    // A second account of the same person is nobody else, nor is one whose password he made.
    const { personName } = (await setup.call(admin.cookie, 'GET', `accounts?q=${admin.username}`)).body.rows[0];
    await person('brigade_admin', { personName });
    await madeBy(admin, 'brigade_admin');
    expect(await made()).toEqual(alone);
  });

  it('changes no holder to become a second person: the account is the old holder’s until the new one chose a password', async () => {
    const one = await person('squad_leader', { personName: '孙立' });
    const other = await person('inspector', { personName: '孙立' });
    const pending = await asked(one);
    expect(await decide(other, pending)).toBe('own_exemption');
    const change = { personName: '孙立军', reason: '更正' };
    expect(
      (await setup.call(admin.cookie, 'PATCH', `accounts/${await accountIdOf(other.username)}`, change)).status,
    ).toBe(200);
    other.cookie = (await signIn(other.username, password)).cookie;
    expect(await decide(other, pending)).toBe('password_not_own');
    const set = await setByCommand(other);
    expect(await decide(set, pending)).toBe('not_yet_second_person');
    await choosePassword(set, password);
    expect(await decide(set, pending)).toBe('decided');
  });

  it('decides nothing about an officer by an account that the officer made', async () => {
    const officerAdmin = await person('brigade_admin', { badgeNo: '100002' });
    const made = await setByCommand(await madeBy(officerAdmin, 'inspector'));
    const leader = await person('squad_leader');
    expect(await decide(made, await asked(leader))).toBe('not_yet_second_person');
    const named = await person('inspector', { personName: '李娜' });
    expect(await decide(named, await asked(leader, 300))).toBe('recused');
  });

  it('gives every new account a badge number or a name', async () => {
    const bare = { username: 'bare', role: 'inspector', unitCode: null, badgeNo: null };
    const refused = await setup.call(admin.cookie, 'POST', 'accounts', bare);
    expect([refused.status, refused.body.code]).toEqual([422, 'account_incomplete']);
    expect(refused.body.errors).toEqual([{ path: 'body.personName', message: 'is needed without a badge number' }]);
    const made = await setup.call(admin.cookie, 'POST', 'accounts', { ...bare, personName: ' 周正 ' });
    expect(made.body.account).toMatchObject({ personName: '周正' });
    const taken = await setup.call(admin.cookie, 'PATCH', `accounts/${made.body.account.accountId}`, {
      personName: null,
      reason: '更正',
    });
    expect(taken.body.code).toBe('account_incomplete');
  });
});
