import { passwordChangeSchema } from '@rollcall/shared/http/sessions';
import { z } from 'zod';
import { changeOwnPassword } from '../../auth/change-own-password.ts';
import { deviceCookieName } from '../../auth/session-cookie.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import type { CookieOptions } from './set-session-cookie.ts';

/** PUT /api/v1/sessions/current/password: one's own; one's other sessions end. */
export function replaceOwnPassword(deps: { db: Database; now: () => Date } & CookieOptions): Route {
  return (app) =>
    app.put(
      '/api/v1/sessions/current/password',
      {
        config: { access: 'session', withGivenPassword: true },
        schema: { body: passwordChangeSchema, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const sessionId = request.cookies[deps.sessionCookie] ?? '';
        const deviceToken = request.cookies[deviceCookieName(deps)];
        await changeOwnPassword(deps, request.session, request.body, { sessionId, address: request.ip, deviceToken });
        return reply.code(204).send(null);
      },
    );
}
