import { sessions } from '@rollcall/shared/resources/sessions';
import { sessionProblems } from '@rollcall/shared/words/sessions';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { scopeOfSession } from '../auth/permissions.ts';
import { errors } from '../errors/errors.ts';
import { problemsOf } from '../errors/problems-of.ts';
import type { Session, SignedIn } from '../http/signed-in.ts';
import { actingFor } from '../ledger/acting-for.ts';

interface Principal {
  accountId?: string;
  session?: SignedIn;
  stationId?: string;
  activitySource?: string;
}

export interface AccessDependencies {
  requireSession(request: FastifyRequest): Promise<Session>;
  /** Refuses the decisions of whoever is away. */
  requirePresence(session: Session, request: FastifyRequest): Promise<void>;
  requireStation(request: FastifyRequest): Promise<string>;
  requireActivitySource(request: FastifyRequest): Promise<string>;
  /** The origin of our own pages. */
  origin(): string;
}

/**
 * Enforces `config.access` of every route, before its body is read, and that an account does nothing by a password that somebody
 * else made. A route under /api/ without it fails at start; what lies outside /api/ are the page's own files.
 */
export function enforceAccess(app: FastifyInstance, deps: AccessDependencies): void {
  const principals = new WeakMap<FastifyRequest, Principal>();
  for (const name of ['session', 'stationId'] as const) {
    app.decorateRequest(name, {
      getter(this: FastifyRequest) {
        const value = principals.get(this)?.[name];
        if (value === undefined) throw new Error(`the route's access doesn't give it request.${name}`);
        return value;
      },
    });
  }

  app.decorateRequest('accountId', {
    getter(this: FastifyRequest) {
      return principals.get(this)?.accountId ?? null;
    },
  });

  app.decorateRequest('activitySource', {
    getter(this: FastifyRequest) {
      return principals.get(this)?.activitySource;
    },
  });

  app.addHook('onRoute', (route) => {
    if (route.url.startsWith('/api/') && route.config?.access === undefined) {
      throw new Error(`${String(route.method)} ${route.url} doesn't say who may call it: set config.access`);
    }
  });

  app.addHook('onRequest', async (request) => {
    const { access, orActivitySource, withGivenPassword } = request.routeOptions.config;
    if (access === undefined) return;
    if (access === 'station') {
      principals.set(request, { stationId: await deps.requireStation(request) });
      return;
    }
    // A token is sent on purpose, by a program: no page acts with it by accident.
    if (orActivitySource && request.headers.authorization !== undefined) {
      principals.set(request, { activitySource: await deps.requireActivitySource(request) });
      return;
    }
    refuseForeignPages(request, deps.origin());
    if (access === 'public') return;
    const session = await deps.requireSession(request);
    // Also of who is refused below: the log says whose account it was.
    principals.set(request, { accountId: session.accountId });
    if (session.mustChoosePassword && !withGivenPassword)
      throw problemsOf(sessions.problems, sessionProblems)('password_not_own');
    const scope = access === 'session' ? 'own_record' : scopeOfSession(session, access);
    if (scope === undefined) throw errors.forbidden(access);
    await deps.requirePresence(session, request);
    principals.set(request, { accountId: session.accountId, session: { ...session, scope } });
  });

  // The last hook before the handler, which runs inside of it: a body that arrives late would lose what was set earlier.
  app.addHook('preHandler', (request, _reply, done) => {
    const leader = principals.get(request)?.session?.actingFor;
    if (leader) actingFor.run({ accountId: leader.accountId, username: leader.username }, done);
    else done();
  });
}

/**
 * A page of another address must not act with the cookie of ours. Browsers tell the page's origin with every unsafe
 * request; programs that are no browser send no Origin and have no one's cookie by accident.
 */
function refuseForeignPages(request: FastifyRequest, expected: string): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = origin === undefined ? site !== undefined && site !== 'same-origin' : origin !== expected;
  if (foreign) throw errors.foreignOrigin(expected);
}
