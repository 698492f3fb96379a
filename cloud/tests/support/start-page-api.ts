import type { AddressInfo } from 'node:net';
import { createApp } from '@rollcall/cloud/app';
import { insertAccount } from '@rollcall/cloud/auth/accounts/repository';
import { sessionRoutes } from '@rollcall/cloud/auth/sessions/routes';
import { createRefusals } from '@rollcall/cloud/http/refusals';
import type { Route } from '@rollcall/cloud/http/route';
import type { ServedResource } from '@rollcall/cloud/http/served-resource';
import type { Role } from '@rollcall/shared/http/permissions';
import { cheapHash } from '@rollcall/test/add-test-account';
import { pino } from 'pino';
import type { EvidenceSetup } from './evidence-setup.ts';

const sessionCookie = 'session';
const password = 'password-of-a-test';

/** These routes over real HTTP, and accounts to call them with. */
export async function startPageApi({ db, hq }: Pick<EvidenceSetup, 'db' | 'hq'>, now: () => Date, routes: Route[]) {
  const logged: string[] = [];
  const app = await createApp({
    db,
    now,
    hqKeys: hq.hqKeys,
    log: pino({ level: 'info' }, { write: (line) => void logged.push(line) }),
    sessionCookie,
    https: false,
    origin: () => url,
    webFolder: undefined,
    trustedProxies: undefined,
    refusals: createRefusals(now()),
    routes: [...sessionRoutes({ db, now }, { sessionCookie, https: false }), ...routes],
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;

  /** Makes an account and signs it in. @returns its `Cookie` header */
  async function signInAs(
    role: Role,
    unitCode: string | null = null,
    badgeNo: string | null = null,
  ): Promise<{ username: string; cookie: string }> {
    const username = `${role}-${unitCode ?? 'all'}-${crypto.randomUUID()}`;
    const passwordHash = await cheapHash(password);
    await db.transaction().execute((tx) => insertAccount(tx, { username, passwordHash, role, unitCode, badgeNo }));
    const answer = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { username, password } });
    const value = answer.cookies.find((cookie) => cookie.name === sessionCookie)?.value;
    return { username, cookie: `${sessionCookie}=${value}` };
  }

  return {
    url,
    /** Lines of the log. */
    logged,
    signInAs,
    call: (
      path: string,
      init: {
        method?: string;
        cookie?: string;
        headers?: Record<string, string>;
        json?: unknown;
        signal?: AbortSignal;
      } = {},
    ) =>
      fetch(`${url}${path}`, {
        method: init.method ?? 'GET',
        headers: {
          ...(init.cookie === undefined ? {} : { cookie: init.cookie }),
          ...(init.json === undefined ? {} : { 'content-type': 'application/json' }),
          ...init.headers,
        },
        ...(init.json === undefined ? {} : { body: JSON.stringify(init.json) }),
        ...(init.signal === undefined ? {} : { signal: init.signal }),
      }),
    stop: () => app.close(),
  };
}

export type PageApi = Awaited<ReturnType<typeof startPageApi>>;

type Deps = Parameters<ServedResource['routes']>[0];

/** The routes of a resource, those of its lists included. `store`: of one that needs it. */
export function routesOf(
  { lists, routes }: Pick<ServedResource, 'lists' | 'routes'>,
  given: Omit<Deps, 'store'> & Partial<Pick<Deps, 'store'>>,
): Route[] {
  const deps = given as Deps;
  return [...lists.map(({ route }) => route(deps)), ...routes(deps)];
}
