import { randomUUID } from 'node:crypto';
import type { Role } from '@rollcall/shared/http/sessions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startRosterWithStore } from './support/bulletin-cases.ts';
import { type RosterSetup, today } from './support/roster-setup.ts';
import { aDayLaterMs, type Pending, type Somebody, secondPersonCases } from './support/second-person-cases.ts';

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

/** An account that an administrator makes on the page. */
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

/** Resets the password, and signs in with the new one. */
async function reset(by: Somebody, username: string): Promise<Somebody> {
  const accountId = await accountIdOf(username);
  const { body } = await setup.call(by.cookie, 'POST', `accounts/${accountId}/password`, { reason: '忘记密码' });
  return signIn(username, body.password);
}

async function accountIdOf(username: string): Promise<string> {
  const rows = await setup.db.selectFrom('account').select('account_id').where('username', '=', username).execute();
  return rows[0]?.account_id ?? '';
}

/** A day passes; sessions end meanwhile. */
async function aDayLater(...people: Somebody[]): Promise<void> {
  setup.clock.offsetMs += aDayLaterMs;
  for (const who of people) who.cookie = (await signIn(who.username, password)).cookie;
}

beforeAll(async () => {
  setup = await startRosterWithStore();
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  setup.clock.offsetMs = morningMs - Date.now();
  admin = await person('brigade_admin', { personName: `管理员${randomUUID()}` });
  nr += 1;
});

describe.each(secondPersonCases)('$route', ({ first: role, ask, own, takesTwo }) => {
  const pendingOf = (who: Somebody, later = 0) => ask(setup, who, nr + later);

  it('is decided by another person, once', async () => {
    const pending = await pendingOf(await person(role, { badgeNo: '100001' }));
    const [one, other] = [await person('inspector'), await person('brigade_admin')];
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
    expect(await decide(await person('inspector', { badgeNo: '100001' }), pending)).toBe(own);
    expect(await decide(await person('brigade_admin', { badgeNo: '200001' }), pending)).toBe('decided');
  });

  it('is not decided by another account of the same name, however it is written', async () => {
    const pending = await pendingOf(await person(role, { personName: '阿依古丽·买买提' }));
    expect(await decide(await person('inspector', { personName: ' 阿依古丽 • 买买提　' }), pending)).toBe(own);
    const officer = await pendingOf(await person(role, { badgeNo: '100001' }), 300);
    expect(await decide(await person('brigade_admin', { personName: '陈 建国' }), officer)).toBe(own);
  });

  it('is decided neither way between an account and who made it, changed it or set its password, for a day', async () => {
    const leader = await madeBy(admin, role);
    expect(await decide(admin, await pendingOf(leader))).toBe('not_yet_second_person');

    const renewed = await person(role);
    const pending = await pendingOf(await reset(admin, renewed.username), 300);
    expect(await decide(admin, pending)).toBe('not_yet_second_person');
    await aDayLater(admin);
    expect(await decide(admin, pending)).toBe('decided');
  });

  it('is not decided by a second account that the same administrator made', async () => {
    const [one, other] = [await madeBy(admin, role), await madeBy(admin, 'inspector')];
    expect(await decide(other, await pendingOf(one))).toBe('not_yet_second_person');
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
    expect(await decide(await person('inspector'), asked)).toBe('decided');
  });
});

/** The facts that say that it was decided. */
async function decisionsOf({ path }: Pending): Promise<number> {
  const id = path.split('/').find((part) => /^[0-9a-f-]{36}$/.test(part)) ?? '';
  const types = [
    'access_approved',
    'appeal_dismissed',
    'bulletin_sealed',
    'custody_dispute_dismissed',
    'deletion_list_approved',
    'draw_item_skipped',
    'erase_approved',
    'exemption_approved',
    'finding_handled',
    'liability_appeal_upheld',
    'outside_decision_confirmed',
    'recusal_ended',
    'retention_change_approved',
    'review_verified',
    'roster_proposal_approved',
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

  it('is told until when, and the fact and the list say so', async () => {
    const made = await madeBy(admin, 'squad_leader');
    const { path, method, body: sent } = await asked(made);
    const { status, body } = await setup.call(admin.cookie, method, path, sent);
    const from = new Date(body.detail.replace('You can be from ', '').replace(' on.', ''));
    const inMs = from.getTime() - (Date.now() + setup.clock.offsetMs);
    expect([status, body.code]).toEqual([403, 'not_yet_second_person']);
    expect(inMs).toBeGreaterThan(aDayLaterMs - 3_600_000);
    expect(inMs).toBeLessThan(aDayLaterMs);
    expect(body.errors).toEqual([
      { path: 'from', message: expect.stringMatching(/^is possible from 2026-11-25 07:\d\d on$/) },
    ]);
    const { rows } = (await setup.call(admin.cookie, 'GET', `accounts?q=${made.username}`)).body;
    expect(rows[0].apartFrom).toEqual([{ username: admin.username, until: from.toISOString() }]);
    const facts = await setup.db
      .selectFrom('fact')
      .select(['type', 'payload'])
      .where('subject', '=', `account:${made.accountId}`)
      .execute();
    expect(facts.find(({ type }) => type === 'account_added')?.payload).toMatchObject({
      by: admin.username,
      secondPersonFrom: from.toISOString(),
    });
  });

  it('sees on the row from when it may decide, and does not have it among what waits', async () => {
    const made = await madeBy(admin, 'squad_leader');
    const { path } = await asked(made);
    const [, exemptionId] = path.split('/');
    const { body } = await setup.call(admin.cookie, 'GET', `exemptions/${exemptionId}`);
    expect(body).toMatchObject({ own: false, involved: true, secondPersonFrom: expect.any(String) });
    const waiting = async (who: Somebody) =>
      (await setup.call(who.cookie, 'GET', 'exemptions?waiting=1&limit=200')).body.rows.some(
        (row: { exemptionId: string }) => row.exemptionId === exemptionId,
      );
    expect(await waiting(admin)).toBe(false);
    expect(await waiting(await person('inspector'))).toBe(true);
  });

  it('changes no holder to become a second person: the account is apart from the old holder for a day', async () => {
    const one = await person('squad_leader', { personName: '孙立' });
    const other = await person('inspector', { personName: '孙立' });
    const pending = await asked(one);
    expect(await decide(other, pending)).toBe('own_exemption');
    const change = { personName: '孙立军', reason: '更正' };
    expect(
      (await setup.call(admin.cookie, 'PATCH', `accounts/${await accountIdOf(other.username)}`, change)).status,
    ).toBe(200);
    other.cookie = (await signIn(other.username, password)).cookie;
    expect(await decide(other, pending)).toBe('not_yet_second_person');
    await aDayLater(other);
    expect(await decide(other, pending)).toBe('decided');
  });

  it('decides nothing about an officer by an account that the officer made', async () => {
    const officerAdmin = await person('brigade_admin', { badgeNo: '100002' });
    const made = await madeBy(officerAdmin, 'inspector');
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
