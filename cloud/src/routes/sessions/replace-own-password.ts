import { passwordChangeSchema } from '@rollcall/shared/http/accounts';
import { z } from 'zod';
import { changeOwnPassword } from '../../auth/change-own-password.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** PUT /api/v1/sessions/current/password: one's own; one's other sessions end. */
export function replaceOwnPassword(deps: { db: Database; now: () => Date; sessionCookie: string }): Route {
  return (app) =>
    app.put(
      '/api/v1/sessions/current/password',
      {
        config: { access: 'session', withGivenPassword: true },
        schema: { body: passwordChangeSchema, response: { 204: z.null() } },
      },
      async (request, reply) => {
        const sessionId = request.cookies[deps.sessionCookie] ?? '';
        await changeOwnPassword(deps, request.session, request.body, { sessionId, address: request.ip });
        return reply.code(204).send(null);
      },
    );
}
