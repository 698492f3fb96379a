import { randomUUID } from 'node:crypto';
import { createApp } from '@rollcall/cloud/app';
import { insertAccount } from '@rollcall/cloud/auth/account-repository';
import { createRefusals, type Refusals } from '@rollcall/cloud/http/refusals';
import type { App } from '@rollcall/cloud/http/route';
import { createAccount } from '@rollcall/cloud/routes/accounts/create-account';
import { createSession } from '@rollcall/cloud/routes/sessions/create-session';
import { replaceOwnPassword } from '@rollcall/cloud/routes/sessions/replace-own-password';
import { cheapHash } from '@rollcall/test/add-test-account';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const password = 'correct horse';
const sessionCookie = 'session';
let hq: TestHq;
let passwordHash: string;
let app: App;
let refusals: Refusals;
let logged: { level: number; msg: string; [key: string]: unknown }[];
let aheadMs = 0;
const now = () => new Date(Date.now() + aheadMs);

beforeAll(async () => {
  hq = await createTestHq();
  passwordHash = await cheapHash(password);
});
beforeEach(async () => {
  aheadMs = 0;
  logged = [];
  refusals = createRefusals(now());
  app = await appWith(undefined);
});
afterEach(async () => {
  await app.close();
  await hq.db.deleteFrom('attempt_window').execute();
});
afterAll(() => hq?.dispose());

function appWith(trustedProxies: string[] | undefined): Promise<App> {
  const { db } = hq;
  return createApp({
    db,
    now,
    hqKeys: hq.hqKeys,
    log: pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) }),
    sessionCookie,
    https: false,
    origin: () => 'http://hq.test',
    webFolder: undefined,
    trustedProxies,
    refusals,
    routes: [
      createSession({ db, now, sessionCookie, https: false }),
      replaceOwnPassword({ db, now, sessionCookie }),
      createAccount({ db, now }),
    ],
  });
}

async function account() {
  const username = `user-${randomUUID()}`;
  const made = { username, passwordHash, role: 'inspector' as const, unitCode: null, badgeNo: null };
  const accountId = (await hq.db.transaction().execute((tx) => insertAccount(tx, made))) ?? '';
  return { username, accountId };
}

async function signIn(username: string, secret = password, address = '10.0.0.1', headers: Record<string, string> = {}) {
  const payload = { username, password: secret };
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload,
    remoteAddress: address,
    headers,
  });
  return { status: answer.statusCode, cookie: `${sessionCookie}=${answer.cookies[0]?.value}` };
}
const statusOf = async (...guess: Parameters<typeof signIn>) => (await signIn(...guess)).status;

const lockOuts = async () =>
  hq.db
    .selectFrom('fact')
    .select(['subject', 'payload'])
    .where('type', '=', 'sign_in_locked_out')
    .orderBy('fact_id')
    .execute();

describe('wrong passwords', () => {
  it('alone count: more people than the limit sign in behind one address, one of them often', async () => {
    const { username } = await account();
    for (let nr = 0; nr < 12; nr++) expect(await statusOf(username)).toBe(201);
    for (let nr = 0; nr < 45; nr++) expect(await statusOf((await account()).username)).toBe(201);
  });

  it('of an address count for all accounts, whoever signs in between', async () => {
    const { username } = await account();
    for (let nr = 0; nr < 50; nr++) {
      expect(await statusOf(`nobody-${nr}`, 'wrong')).toBe(401);
      if (nr % 10 === 0) expect(await statusOf(username)).toBe(201);
    }
    expect(await statusOf(username)).toBe(429);
    expect(await statusOf(username, password, '10.0.0.2')).toBe(201);
  });

  it('of an account count for all addresses, whoever signs in between', async () => {
    const { username } = await account();
    for (let nr = 0; nr < 100; nr++) expect(await statusOf(username, 'wrong', `10.0.1.${nr}`)).toBe(401);
    expect(await statusOf(username, password, '10.0.2.1')).toBe(429);
  });

  it('at once are compared no oftener than the limit', async () => {
    const { username } = await account();
    const guesses = Array.from({ length: 40 }, () => statusOf(username, 'wrong'));
    const compared = (await Promise.all(guesses)).filter((status) => status === 401);
    expect(compared).toHaveLength(10);
    expect(await statusOf(username)).toBe(429);
  });

  it('are not made more by guesses that were refused', async () => {
    const { username } = await account();
    for (let nr = 0; nr < 10; nr++) await signIn(username, 'wrong');
    for (let nr = 0; nr < 60; nr++) expect(await statusOf(username)).toBe(429);
    expect(await statusOf((await account()).username)).toBe(201);
    aheadMs = 16 * 60_000;
    expect(await statusOf(username)).toBe(201);
  });

  it('count where one’s own password is changed, right ones don’t', async () => {
    const { username } = await account();
    const [one, other] = [password, 'another-password-of-a-test'];
    const change = async (currentPassword: string, newPassword: string) => {
      const { cookie } = await signIn(username, currentPassword === 'wrong' ? one : currentPassword);
      const { statusCode } = await app.inject({
        method: 'PUT',
        url: '/api/v1/sessions/current/password',
        headers: { cookie },
        payload: { currentPassword, newPassword },
        remoteAddress: '10.0.0.1',
      });
      return statusCode;
    };
    for (let nr = 0; nr < 12; nr++)
      expect(nr % 2 === 0 ? await change(one, other) : await change(other, one)).toBe(204);
    expect(await change('wrong', other)).toBe(403);
  });
});

describe('a lock-out', () => {
  it('is a fact about the account, once in its time, with its address', async () => {
    const before = (await lockOuts()).length;
    const { username, accountId } = await account();
    for (let nr = 0; nr < 15; nr++) await signIn(username, 'wrong');
    for (let nr = 0; nr < 15; nr++) await signIn(username, 'wrong', '10.0.0.2');
    const told = (await lockOuts()).slice(before);
    expect(told).toEqual([
      {
        subject: `account:${accountId}`,
        payload: { limit: 'account_at_address', address: '10.0.0.1', until: expect.any(String) },
      },
    ]);
    aheadMs = 16 * 60_000;
    for (let nr = 0; nr < 12; nr++) await signIn(username, 'wrong');
    expect((await lockOuts()).length).toBe(before + 2);
  });

  it('of an address is one fact, whatever names it tries', async () => {
    const before = (await lockOuts()).length;
    for (let nr = 0; nr < 60; nr++) await signIn(`nobody-${nr}`, 'wrong', '10.0.0.3');
    const told = (await lockOuts()).slice(before);
    expect(told).toMatchObject([{ subject: 'hq:sign_ins', payload: { limit: 'one_address', address: '10.0.0.3' } }]);
  });
});

describe('what is refused', () => {
  it('leaves a line without names or passwords, and is counted', async () => {
    const { username, accountId } = await account();
    await signIn(username, 'wrong');
    await signIn('nobody', 'wrong');
    const { cookie } = await signIn(username);
    const payload = { username: 'new', role: 'ops', unitCode: null, badgeNo: null };
    await app.inject({ method: 'POST', url: '/api/v1/accounts', headers: { cookie }, payload });
    for (let nr = 0; nr < 11; nr++) await signIn(username, 'wrong');

    const lines = logged.filter(({ msg }) => msg === 'request refused');
    const told = lines.map(({ code, accountId: whose, address, route }) => [code, whose, address, route]);
    expect(told.slice(0, 3)).toEqual([
      ['wrong_credentials', accountId, '10.0.0.1', 'POST /api/v1/sessions'],
      ['wrong_credentials', null, '10.0.0.1', 'POST /api/v1/sessions'],
      ['forbidden', accountId, '127.0.0.1', 'POST /api/v1/accounts'],
    ]);
    expect(told.at(-1)?.at(0)).toBe('too_many_attempts');
    expect(JSON.stringify(lines)).not.toMatch(/user-|nobody|wrong"/);
    expect(refusals).toMatchObject({ wrongPasswords: 12, lockedOut: 1, forbidden: 1 });
  });
});

describe('a proxy that is not declared', () => {
  const warnings = () => logged.filter(({ level }) => level >= 40 && level < 50).filter(({ set }) => set !== undefined);

  it.each([{ 'x-forwarded-for': '1.2.3.4' }, { forwarded: 'for=1.2.3.4' }])(
    'is told of once by %o',
    async (headers) => {
      const { username } = await account();
      await signIn(username);
      expect(warnings()).toEqual([]);
      for (let nr = 0; nr < 3; nr++) await signIn(username, password, '10.0.0.1', headers as Record<string, string>);
      expect(warnings()).toMatchObject([
        { proxy: '10.0.0.1', set: expect.stringMatching(/^ROLLCALL_TRUSTED_PROXIES: /) },
      ]);
    },
  );

  it('is not told of when proxies are declared', async () => {
    await app.close();
    app = await appWith(['10.0.0.1']);
    const { username } = await account();
    await signIn(username, password, '10.0.0.1', { 'x-forwarded-for': '1.2.3.4' });
    expect(warnings()).toEqual([]);
  });
});
