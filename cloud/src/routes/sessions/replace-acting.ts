import { actingRequestSchema, sessionSchema } from '@rollcall/shared/http/sessions';
import { actFor } from '../../auth/act-for.ts';
import { readSession } from '../../auth/sessions.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { type CookieOptions, setSessionCookie } from './set-session-cookie.ts';
import { toSession } from './to-session.ts';

/** PUT /api/v1/sessions/current/acting: acts for a leader who named this account, or for oneself again. */
export function replaceActing(deps: { db: Database; now: () => Date } & CookieOptions): Route {
  return (app) =>
    app.put(
      '/api/v1/sessions/current/acting',
      { config: { access: 'session' }, schema: { body: actingRequestSchema, response: { 200: sessionSchema } } },
      async (request, reply) => {
        const { delegationId } = request.body;
        const before = request.cookies[deps.sessionCookie] ?? '';
        const sessionId = await actFor(deps, request.session, { sessionId: before, delegationId });
        const session = await readSession(deps, sessionId);
        if (!session) throw errors.notSignedIn();
        const maxAgeMs = session.expiresAt.getTime() - deps.now().getTime();
        setSessionCookie(reply, deps, { sessionId, maxAgeMs });
        return toSession(deps, session);
      },
    );
}
