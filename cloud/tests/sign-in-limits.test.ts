import { randomUUID } from 'node:crypto';
import { createApp } from '@rollcall/cloud/app';
import { insertAccount } from '@rollcall/cloud/auth/accounts/repository';
import { servedAccounts } from '@rollcall/cloud/auth/accounts/routes';
import { changePassword } from '@rollcall/cloud/auth/accounts/save-account';
import { sessionRoutes } from '@rollcall/cloud/auth/sessions/routes';
import { createRefusals, type Refusals } from '@rollcall/cloud/http/refusals';
import type { App } from '@rollcall/cloud/http/route';
import { cheapHash } from '@rollcall/test/add-test-account';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routesOf } from './support/start-page-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const password = 'correct horse';
const sessionCookie = 'session';
const deviceCookie = 'rollcall-device';
let hq: TestHq;
let passwordHash: string;
let app: App;
let refusals: Refusals;
let logged: { level: number; msg: string; [key: string]: unknown }[];
const start = new Date('2026-12-17T08:00:00Z').getTime();
let aheadMs = 0;
const now = () => new Date(start + aheadMs);

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
    routes: [...sessionRoutes({ db, now }, { sessionCookie, https: false }), ...routesOf(servedAccounts, { db, now })],
  });
}

async function account() {
  const username = `user-${randomUUID()}`;
  const made = { username, passwordHash, role: 'inspector' as const, unitCode: null, badgeNo: null };
  const accountId = (await hq.db.transaction().execute((tx) => insertAccount(tx, made))) ?? '';
  return { username, accountId };
}

interface Where {
  address?: string;
  headers?: Record<string, string>;
  /** The token of the device's cookie. */
  device?: string;
}

async function signIn(username: string, secret = password, { address = '10.0.0.1', headers = {}, device }: Where = {}) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/sessions',
    payload: { username, password: secret },
    remoteAddress: address,
    headers,
    cookies: device === undefined ? {} : { [deviceCookie]: device },
  });
  const cookieOf = (name: string) => answer.cookies.find((cookie) => cookie.name === name)?.value ?? '';
  return {
    status: answer.statusCode,
    wait: Number(answer.headers['retry-after'] ?? 0),
    body: answer.json(),
    cookie: `${sessionCookie}=${cookieOf(sessionCookie)}`,
    device: cookieOf(deviceCookie),
    deviceCookie: answer.cookies.find((cookie) => cookie.name === deviceCookie),
  };
}
const statusOf = async (...guess: Parameters<typeof signIn>) => (await signIn(...guess)).status;
/** One after the other. */
async function wrong(username: string, times: number, where: Where = {}): Promise<number[]> {
  const statuses: number[] = [];
  for (let nr = 0; nr < times; nr++) statuses.push(await statusOf(username, 'wrong', where));
  return statuses;
}
const times = (count: number, status: number) => Array.from({ length: count }, () => status);

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
    for (let nr = 0; nr < 55; nr++) expect(await statusOf((await account()).username)).toBe(201);
  });

  it('alone count: of two tabs at once, the one counted later may have read the clock earlier', async () => {
    const { username } = await account();
    expect(await statusOf(username, 'wrong')).toBe(401);
    aheadMs -= 3;
    expect(await statusOf(username)).toBe(201);
  });

  it('are free five times, then each waits twice as long, up to a quarter of an hour', async () => {
    const { username } = await account();
    expect(await wrong(username, 5)).toEqual(times(5, 401));
    for (const seconds of [10, 20, 40, 80, 160, 320, 640, 900, 900]) {
      const before = await signIn(username);
      expect([before.status, before.wait]).toEqual([429, seconds]);
      aheadMs += seconds * 1000 - 1;
      expect(await signIn(username)).toMatchObject({ status: 429, wait: 1 });
      aheadMs += 1;
      expect(await statusOf(username, 'wrong')).toBe(401);
    }
    aheadMs += 900_000;
    expect(await statusOf(username)).toBe(201);
    expect(await wrong(username, 5, { address: '10.0.0.1' })).toEqual(times(5, 401));
  });

  it('from ten addresses, ten each, keep nobody out elsewhere', async () => {
    const { username } = await account();
    for (let nr = 0; nr < 10; nr++) {
      expect(await wrong(username, 10, { address: `10.0.1.${nr}` })).toEqual([...times(5, 401), ...times(5, 429)]);
    }
    expect(await statusOf(username, password, { address: '10.0.2.1' })).toBe(201);
  });

  it('from three hundred addresses keep nobody out elsewhere', async () => {
    const { username } = await account();
    for (let nr = 0; nr < 300; nr++) {
      expect(await statusOf(username, 'wrong', { address: `10.1.${nr >> 8}.${nr & 255}` })).toBe(401);
    }
    expect(await statusOf(username, password, { address: '10.0.2.1' })).toBe(201);
  });

  it('from all addresses of a /64 are from one source, those of another /64 are not', async () => {
    const { username } = await account();
    for (let nr = 0; nr < 5; nr++) await signIn(username, 'wrong', { address: `2001:db8:0:1:${nr}::1` });
    expect(await statusOf(username, password, { address: '2001:db8:0:1:ffff::1' })).toBe(429);
    expect(await statusOf(username, password, { address: '2001:db8:0:2::1' })).toBe(201);
  });

  it('at once are compared no oftener than the limit', async () => {
    const { username } = await account();
    const guesses = Array.from({ length: 40 }, () => statusOf(username, 'wrong'));
    const compared = (await Promise.all(guesses)).filter((status) => status === 401);
    expect(compared).toHaveLength(5);
    expect(await statusOf(username)).toBe(429);
  });

  it('are not made more by guesses that were refused', async () => {
    const { username } = await account();
    await wrong(username, 5);
    expect(await wrong(username, 60)).toEqual(times(60, 429));
    expect(await statusOf((await account()).username)).toBe(201);
    aheadMs += 10_000;
    expect(await statusOf(username)).toBe(201);
  });

  it('of one user name in other cases and widths count together', async () => {
    const { username } = await account();
    await wrong(username, 3);
    await wrong(username.toUpperCase(), 2);
    expect(await statusOf(username.replace('u', 'ｕ'))).toBe(429);
    aheadMs += 10_000;
    expect(await statusOf(username.replace('u', 'Ｕ'))).toBe(201);
  });
});

describe('an address that guesses at many accounts', () => {
  const guessAtMany = async (count: number) => {
    for (let nr = 0; nr < count; nr++) await signIn(`nobody-${nr}`, 'wrong');
  };

  it('has one free guess at each account, so that others there sign in with the right password', async () => {
    await guessAtMany(60);
    const { username } = await account();
    expect(await statusOf(username)).toBe(201);
    const { username: other } = await account();
    expect(await wrong(other, 2)).toEqual([401, 429]);
    expect(await wrong(other, 5, { address: '10.0.0.2' })).toEqual(times(5, 401));
    aheadMs += 16 * 60_000;
    expect(await wrong((await account()).username, 5)).toEqual(times(5, 401));
  });

  it('has none for a while after five hundred; whoever signed in there before, and known devices, go on', async () => {
    const [here, elsewhere] = [await account(), await account()];
    expect(await statusOf(here.username)).toBe(201);
    const { device } = await signIn(elsewhere.username, password, { address: '10.0.0.2' });
    // As many as a window takes, without comparing each.
    await guessAtMany(1);
    await hq.db.updateTable('attempt_window').set({ attempts: 500 }).where('attempts', '=', 1).execute();
    const refused = await signIn((await account()).username);
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } });
    expect(refused.wait).toBeGreaterThan(800);
    expect(await wrong(here.username, 4)).toEqual(times(4, 401));
    expect(await statusOf(here.username)).toBe(201);
    expect(await wrong(elsewhere.username, 1, { device })).toEqual([401]);
    expect(await statusOf(elsewhere.username, password, { device })).toBe(201);
    aheadMs += 16 * 60_000;
    expect(await statusOf((await account()).username)).toBe(201);
  });
});

describe('a device from which the holder signed in before', () => {
  it('is not held up by others at its address, and is by wrong passwords of its own', async () => {
    const { username } = await account();
    const { device } = await signIn(username);
    expect(await wrong(username, 8)).toEqual([...times(5, 401), ...times(3, 429)]);
    expect(await wrong(username, 2, { device })).toEqual([401, 401]);
    expect(await statusOf(username, password, { device })).toBe(201);
    expect(await wrong(username, 6, { device, address: '10.0.0.2' })).toEqual([...times(5, 401), 429]);
    expect(await signIn(username, password, { device })).toMatchObject({ status: 429, wait: 10 });
    expect(await statusOf(username, password, { address: '10.0.0.3' })).toBe(201);
  });

  it('is known by a cookie that no script and no other site can use, and stays known to all who use it', async () => {
    const [one, other] = [await account(), await account()];
    const { device, deviceCookie } = await signIn(one.username);
    expect(deviceCookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 90 * 86_400 });
    expect((await signIn(other.username, password, { device })).device).toBe(device);
    const rows = await hq.db.selectFrom('known_device').selectAll().execute();
    expect(rows.map((row) => row.device_sha256.toString('base64url'))).not.toContain(device);
    for (const { username } of [one, other]) {
      await wrong(username, 5);
      expect(await statusOf(username, password, { device })).toBe(201);
    }
  });

  it('is none by a cookie that HQ did not make', async () => {
    const { username } = await account();
    const planted = 'A'.repeat(43);
    expect((await signIn(username, password, { device: planted })).device).not.toBe(planted);
    await wrong(username, 5);
    expect(await statusOf(username, password, { device: planted })).toBe(429);
  });

  it('is forgotten when somebody else sets the password, and after ninety days; the holder’s own change keeps it', async () => {
    const { username } = await account();
    const known = async () => (await wrong(username, 1, { device })).concat(await statusOf(username, 'x', { device }));
    let { device } = await signIn(username);
    await changePassword(hq.db, username, 'another of my own', { by: username, at: now() });
    await wrong(username, 5);
    expect(await known()).toEqual([401, 401]);
    await changePassword(hq.db, username, password, { by: 'admin', at: now() });
    expect(await known()).toEqual([429, 429]);
    aheadMs += 10_000;
    ({ device } = await signIn(username));
    aheadMs += 90 * 86_400_000;
    await wrong(username, 5);
    expect(await known()).toEqual([429, 429]);
  });

  it('is one of twenty at most', async () => {
    const { username, accountId } = await account();
    const { device } = await signIn(username);
    for (let nr = 0; nr < 20; nr++) {
      aheadMs += 1;
      await signIn(username);
    }
    const rows = hq.db.selectFrom('known_device').select('known_device_id').where('account_id', '=', accountId);
    expect(await rows.execute()).toHaveLength(20);
    await wrong(username, 5);
    expect(await statusOf(username, password, { device })).toBe(429);
  });
});

describe('wrong passwords of a session', () => {
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
    await wrong(username, 15);
    await wrong(username, 15, { address: '10.0.0.2' });
    const told = (await lockOuts()).slice(before);
    expect(told).toEqual([
      {
        subject: `account:${accountId}`,
        payload: { limit: 'account_at_address', address: '10.0.0.1', until: expect.any(String) },
      },
    ]);
    aheadMs += 16 * 60_000;
    await wrong(username, 2);
    expect((await lockOuts()).length).toBe(before + 2);
  });

  it('of a known device says so', async () => {
    const before = (await lockOuts()).length;
    const { username } = await account();
    const { device } = await signIn(username);
    await wrong(username, 6, { device });
    expect((await lockOuts()).slice(before)).toMatchObject([{ payload: { limit: 'known_device' } }]);
  });

  it('of an address is one fact, whatever names it tries', async () => {
    const before = (await lockOuts()).length;
    const where = { address: '10.0.0.3' };
    await signIn('nobody', 'wrong', where);
    await hq.db.updateTable('attempt_window').set({ attempts: 500 }).where('attempts', '=', 1).execute();
    for (let nr = 0; nr < 10; nr++) await signIn(`nobody-${nr}`, 'wrong', where);
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
    await wrong(username, 6);

    const lines = logged.filter(({ msg }) => msg === 'request refused');
    const told = lines.map(({ code, accountId: whose, address, route }) => [code, whose, address, route]);
    expect(told.slice(0, 3)).toEqual([
      ['wrong_credentials', accountId, '10.0.0.1', 'POST /api/v1/sessions'],
      ['wrong_credentials', null, '10.0.0.1', 'POST /api/v1/sessions'],
      ['forbidden', accountId, '127.0.0.1', 'POST /api/v1/accounts'],
    ]);
    expect(told.at(-1)?.at(0)).toBe('too_many_attempts');
    expect(JSON.stringify(lines)).not.toMatch(/user-|nobody|wrong"/);
    expect(refusals).toMatchObject({ wrongPasswords: 7, lockedOut: 1, forbidden: 1 });
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
      for (let nr = 0; nr < 3; nr++) await signIn(username, password, { headers: headers as Record<string, string> });
      expect(warnings()).toMatchObject([
        { proxy: '10.0.0.1', set: expect.stringMatching(/^ROLLCALL_TRUSTED_PROXIES: /) },
      ]);
    },
  );

  it('is not told of when proxies are declared', async () => {
    await app.close();
    app = await appWith(['10.0.0.1']);
    const { username } = await account();
    await signIn(username, password, { headers: { 'x-forwarded-for': '1.2.3.4' } });
    expect(warnings()).toEqual([]);
  });
});
