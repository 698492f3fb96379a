import { type Role, roleSchema } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { type Reach, type RoutePermission, reachOfLegal, routePermissions } from './support/route-permissions.ts';

/** A value of the right form that names nothing. */
const nothing: Record<string, string> = {
  badgeNo: '999999',
  recorderSerial: 'NONE1',
  recordingId: 'a'.repeat(32),
  unitCode: 'S9',
  dutyType: 'none',
  date: '2026-11-23',
  version: '999',
  size: '999',
  factId: '999999',
  guarantee: 'noOverwrite',
  source: 'none',
  kind: 'recusal_end',
};

let setup: RosterSetup;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  setup = await startRoster();
  for (const role of roleSchema.options) cookies.set(role, await setup.signIn(role, 'S1'));
});
afterAll(() => setup?.stop());

const nameOf = ({ method, path }: RoutePermission) => `${method} ${path}`;

/** @returns the status, and of a refusal its code; a stream is left at once */
async function ask({ method, path }: RoutePermission, cookie: string): Promise<[number, string | undefined]> {
  const url = path.replaceAll(
    /\{(\w+)\}/g,
    (_, name: string) => nothing[name] ?? '00000000-0000-4000-8000-000000000000',
  );
  const leave = new AbortController();
  const withBody = !['GET', 'HEAD', 'DELETE'].includes(method);
  const response = await fetch(`${setup.url}/api/v1/${url}`, {
    method,
    signal: leave.signal,
    headers: { cookie, ...(withBody ? { 'content-type': 'application/json' } : {}) },
    ...(withBody ? { body: '{}' } : {}),
  });
  const isProblem = response.headers.get('content-type')?.includes('problem') ?? false;
  const code = isProblem && method !== 'HEAD' ? ((await response.json()) as { code: string }).code : undefined;
  leave.abort();
  return [response.status, code];
}

describe('every route of the running service', () => {
  it('is in the table of permissions, and nothing else is', async () => {
    const { body } = await setup.call('', 'GET', 'openapi.json');
    const running = Object.entries(body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1/', '')}`),
    );
    expect(running.sort()).toEqual(routePermissions.map(nameOf).sort());
  });

  it('that the legal office reaches is there, and decides about nobody', () => {
    const known = new Set(routePermissions.map(nameOf));
    expect([...reachOfLegal.keys()].filter((route) => !known.has(route))).toEqual([]);
    const sent = [...reachOfLegal.keys()].filter((route) => !/^(GET|HEAD) /.test(route));
    expect(sent.sort()).toEqual([
      'POST access-requests/{accessRequestId}/revocation',
      'POST cases/{caseNo}/proposals',
      'POST evidence-exports',
      'POST viewing-sessions',
    ]);
  });

  it('is refused without a session, unless it is for everybody', async () => {
    const open = routePermissions.filter(({ reach }) => reach === 'public').map(nameOf);
    const answered: string[] = [];
    for (const route of routePermissions) {
      const [status] = await ask(route, '');
      if (status !== 401) answered.push(nameOf(route));
    }
    // Two of them ask for a secret of their own.
    const ownSecret = ['POST mqtt/authentication', 'POST station/token'];
    expect(answered.sort()).toEqual(
      open.filter((route) => !ownSecret.includes(route) || answered.includes(route)).sort(),
    );
  });

  it('is refused to whoever has a password that somebody else made, but to read the session, to sign out and to choose one', async () => {
    const username = 'given-password';
    await addTestAccount(setup.db, {
      username,
      password: username,
      role: 'brigade_admin',
      unitCode: null,
      badgeNo: null,
    });
    await setup.db.updateTable('account').set({ given_password: true }).where('username', '=', username).execute();
    const { headers } = await setup.call('', 'POST', 'sessions', { username, password: username });
    const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const answered: string[] = [];
    for (const route of routePermissions) {
      if (route.reach === 'public' || route.reach === 'station') continue;
      const [status, code] = await ask(route, cookie);
      const isRefused = status === 403 && (code === 'password_not_own' || route.method === 'HEAD');
      if (!isRefused) answered.push(nameOf(route));
    }
    expect(answered.sort()).toEqual(['GET sessions/current', 'PUT sessions/current/password']);
  });

  it.each(roleSchema.options)('lets the role %s do what the table says, and nothing else', async (role) => {
    const cookie = cookies.get(role) ?? '';
    const wrong: string[] = [];
    for (const route of routePermissions) {
      if (route.reach === 'public') continue;
      const [status, code] = await ask(route, cookie);
      const expected: Reach | 'station' = typeof route.reach === 'string' ? 'station' : route.reach[role];
      const seen =
        route.reach === 'session'
          ? status !== 401 && code !== 'forbidden'
          : expected === 'station'
            ? status === 401
            : expected === '-'
              ? status === 403 && (code === 'forbidden' || route.method === 'HEAD')
              : status !== 401 && code !== 'forbidden' && status < 500;
      if (!seen) wrong.push(`${nameOf(route)}: ${expected}, but ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is told by the one table that the page shows', async () => {
    const { body } = await setup.call(cookies.get('auditor') ?? '', 'GET', 'permissions');
    expect(body.roles.map(({ role }: { role: Role }) => role)).toEqual(roleSchema.options);
    const own = body.roles.find(({ role }: { role: Role }) => role === 'officer');
    expect(own.may).toMatchObject({ 'shifts.read': 'own_record', 'must_record.read': 'all' });
    for (const role of roleSchema.options) {
      const { body: session } = await setup.call(cookies.get(role) ?? '', 'GET', 'sessions/current');
      const table = body.roles.find((row: { role: Role }) => row.role === role);
      expect(session.actions.sort()).toEqual(Object.keys(table.may).sort());
    }
  });
});
