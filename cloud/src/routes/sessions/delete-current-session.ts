import { z } from 'zod';
import { signOut } from '../../auth/sessions.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** DELETE /api/v1/sessions/current: signs out. Also without a session, so that it can be repeated. */
export function deleteCurrentSession(deps: { db: Database; sessionCookie: string }): Route {
  return (app) =>
    app.delete(
      '/api/v1/sessions/current',
      { config: { access: 'public' }, schema: { response: { 204: z.null() } } },
      async (request, reply) => {
        const sessionId = request.cookies[deps.sessionCookie];
        if (sessionId !== undefined) await signOut(deps.db, sessionId);
        return reply.clearCookie(deps.sessionCookie, { path: '/' }).code(204).send(null);
      },
    );
}
