import { randomUUID } from 'node:crypto';
import { addAccount, changePassword } from '@rollcall/cloud/auth/accounts/save-account';
import { sessionIdleMs, sessionLifetimeMs } from '@rollcall/cloud/auth/sessions/sessions';
import type { Role } from '@rollcall/shared/http/permissions';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './support/start-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';

const password = 'correct horse';
let hq: TestHq;
let api: TestApi;

beforeAll(async () => {
  hq = await createTestHq();
  api = await startTestApi(hq);
});
afterAll(async () => {
  await api?.stop();
  await hq?.dispose();
});
afterEach(async () => {
  api.clock.offsetMs = 0;
  api.clock.stoppedAt = undefined;
  await hq.db.deleteFrom('attempt_window').execute();
});

async function account(role: Role = 'brigade_admin', unitCode: string | null = null): Promise<string> {
  const username = `user-${randomUUID()}`;
  await addAccount(hq.db, { username, password, role, unitCode, badgeNo: null });
  return username;
}

const signIn = (username: string, secret = password, headers: Record<string, string> = {}) =>
  api.call('POST', '/api/v1/sessions', { json: { username, password: secret }, headers });

async function cookieOf(username: string): Promise<string> {
  const { headers } = await signIn(username);
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const current = (cookie: string) => api.call('GET', '/api/v1/sessions/current', { headers: { cookie } });

describe('signing in', () => {
  it('opens a session whose cookie no script and no other site can use', async () => {
    const username = await account('inspector');
    const { status, body, headers } = await signIn(username);
    expect(status).toBe(201);
    expect(body).toMatchObject({ username, role: 'inspector', unitCode: null, badgeNo: null });
    expect(headers.getSetCookie()[0]).toMatch(
      /^rollcall-session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await current(cookie)).body).toMatchObject({ username });
  });

  it('keeps only the hash of the session id', async () => {
    const cookie = await cookieOf(await account());
    const rows = await hq.db.selectFrom('session').select('session_sha256').execute();
    expect(rows.some((row) => row.session_sha256.toString('base64url').includes(cookie.split('=')[1] ?? ''))).toBe(
      false,
    );
  });

  it('closes the session that the browser had before', async () => {
    const username = await account();
    const old = await cookieOf(username);
    const { headers } = await signIn(username, password, { cookie: old });
    expect((await current(old)).status).toBe(401);
    expect((await current(headers.getSetCookie()[0]?.split(';')[0] ?? '')).status).toBe(200);
  });

  it('says the same of a wrong password and an unknown account', async () => {
    const wrong = await signIn(await account(), 'wrong horse');
    const unknown = await signIn('nobody');
    expect(wrong.status).toBe(401);
    expect({ ...unknown.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
  });

  it('is slowed down after five wrong passwords, and says for how long', async () => {
    const username = await account();
    api.clock.stoppedAt = new Date();
    for (let attempt = 0; attempt < 5; attempt++) expect((await signIn(username, 'wrong horse')).status).toBe(401);
    const refused = await signIn(username);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({
      code: 'too_many_attempts',
      detail: 'Too many attempts: the next one is possible in 10 s.',
    });
    expect(refused.type).toBe('application/problem+json');
    expect(refused.headers.get('retry-after')).toBe('10');
    api.clock.stoppedAt = new Date(api.clock.stoppedAt.getTime() + 10_000);
    expect((await signIn(username)).status).toBe(201);
  });

  it('is refused from the page of another address', async () => {
    const username = await account();
    const foreign = await signIn(username, password, { origin: 'http://evil.example' });
    expect(foreign.body).toMatchObject({ status: 403, code: 'foreign_origin' });
    expect((await signIn(username, password, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await signIn(username, password, { origin: api.url })).status).toBe(201);
  });
});

describe('a session', () => {
  it('ends when it was idle for an hour', async () => {
    let atMs = Date.now();
    const passes = (ms: number) => {
      atMs += ms;
      api.clock.stoppedAt = new Date(atMs);
    };
    passes(0);
    const cookie = await cookieOf(await account());
    passes(sessionIdleMs - 1);
    expect((await current(cookie)).status).toBe(200);
    passes(sessionIdleMs - 1);
    expect((await current(cookie)).status).toBe(200);
    passes(sessionIdleMs + 1);
    expect((await current(cookie)).status).toBe(401);
  });

  it('ends after twelve hours however busy it is', async () => {
    const cookie = await cookieOf(await account());
    for (let at = 0; at < sessionLifetimeMs; at += sessionIdleMs / 2) {
      api.clock.offsetMs = at;
      expect((await current(cookie)).status).toBe(200);
    }
    api.clock.offsetMs = sessionLifetimeMs;
    expect((await current(cookie)).status).toBe(401);
  });

  it('ends by signing out, which can be repeated', async () => {
    const cookie = await cookieOf(await account());
    const signOut = () => api.call('DELETE', '/api/v1/sessions/current', { headers: { cookie } });
    expect((await signOut()).status).toBe(204);
    expect((await current(cookie)).body).toMatchObject({ code: 'not_signed_in', nextStep: 'Sign in again.' });
    expect((await signOut()).status).toBe(204);
  });

  it('ends when the password is changed', async () => {
    const username = await account();
    const cookie = await cookieOf(username);
    await changePassword(hq.db, username, 'another horse');
    expect((await current(cookie)).status).toBe(401);
    expect((await signIn(username)).status).toBe(401);
    expect((await signIn(username, 'another horse')).status).toBe(201);
  });

  it('ends when the account is disabled', async () => {
    const username = await account();
    const cookie = await cookieOf(username);
    await hq.db.updateTable('account').set({ disabled_at: new Date() }).where('username', '=', username).execute();
    expect((await current(cookie)).status).toBe(401);
  });
});

describe('permissions', () => {
  const routes = ['/api/v1/recordings', '/api/v1/sightings', '/api/v1/stations'];

  it.each(routes)('nobody reads %s without signing in', async (route) => {
    expect((await api.call('GET', route)).status).toBe(401);
    expect((await api.call('GET', route, { headers: { cookie: 'rollcall-session=guessed' } })).status).toBe(401);
  });

  it('a squad leader sees the stations of the own unit only', async () => {
    await hq.addStation('of-unit-one');
    const rowsFor = async (unitCode: string | null) => {
      const cookie = await cookieOf(await account('squad_leader', unitCode));
      return (await api.call('GET', '/api/v1/stations', { headers: { cookie } })).body.rows;
    };
    expect(await rowsFor('U1')).toMatchObject([
      { stationId: 'of-unit-one', presence: 'never_connected', enrolled: false },
    ]);
    expect(await rowsFor(null)).toEqual([]);
  });
});

describe('every answer', () => {
  it('carries security headers', async () => {
    const { headers } = await api.call('GET', '/api/v1/health');
    expect(headers.get('content-security-policy')?.split('; ')).toEqual([
      "default-src 'self'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "media-src 'self' blob:",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['an address that is not there', 'GET', '/api/v1/nothing', undefined, 404, 'not_found'],
    ['a body that does not fit', 'POST', '/api/v1/sessions', { username: '' }, 400, 'bad_request'],
    ['a method that is not there', 'PATCH', '/api/v1/sessions', {}, 404, 'not_found'],
  ])('is a problem for %s', async (_what, method, path, json, status, code) => {
    const answer = await api.call(method, path, json === undefined ? {} : { json });
    expect(answer.type).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, code, nextStep: expect.any(String) });
  });

  it('names every wrong field', async () => {
    const { body } = await api.call('POST', '/api/v1/sessions', { json: { username: '' } });
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(['body.username', 'body.password']);
  });

  it('says what the API is', async () => {
    const { body } = await api.call('GET', '/api/v1/openapi.json');
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/v1/sessions', '/api/v1/stations', '/api/v1/recordings']),
    );
  });
});
