import { sessionSchema } from '@rollcall/shared/http/sessions';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { toSession } from './to-session.ts';

/** GET /api/v1/sessions/current. */
export function readCurrentSession(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/sessions/current',
      { config: { access: 'session', withGivenPassword: true }, schema: { response: { 200: sessionSchema } } },
      async (request) => toSession(deps, request.session),
    );
}
