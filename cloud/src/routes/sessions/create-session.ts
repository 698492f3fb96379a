import { sessionSchema, signInRequestSchema } from '@rollcall/shared/http/sessions';
import { deviceCookieName } from '../../auth/session-cookie.ts';
import { readSession, sessionLifetimeMs, signIn } from '../../auth/sessions.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { type CookieOptions, setDeviceCookie, setSessionCookie } from './set-session-cookie.ts';
import { toSession } from './to-session.ts';

/** POST /api/v1/sessions: signs in. */
export function createSession(deps: { db: Database; now: () => Date } & CookieOptions): Route {
  return (app) =>
    app.post(
      '/api/v1/sessions',
      {
        config: { access: 'public' },
        schema: { body: signInRequestSchema, response: { 201: sessionSchema } },
      },
      async (request, reply) => {
        const { sessionId, deviceToken } = await signIn(deps, {
          ...request.body,
          address: request.ip,
          previousSessionId: request.cookies[deps.sessionCookie],
          deviceToken: request.cookies[deviceCookieName(deps)],
        });
        const session = await readSession(deps, sessionId);
        if (!session) throw errors.notSignedIn();
        setSessionCookie(reply, deps, { sessionId, maxAgeMs: sessionLifetimeMs });
        setDeviceCookie(reply, deps, deviceToken);
        return reply.code(201).send(await toSession(deps, session));
      },
    );
}
