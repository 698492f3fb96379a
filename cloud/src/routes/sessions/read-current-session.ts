import { sessionSchema } from '@rollcall/shared/http/sessions';
import type { Route } from '../route.ts';
import { toSession } from './to-session.ts';

/** GET /api/v1/sessions/current. */
export function readCurrentSession(): Route {
  return (app) =>
    app.get(
      '/api/v1/sessions/current',
      { config: { access: 'session' }, schema: { response: { 200: sessionSchema } } },
      async (request) => toSession(request.session),
    );
}
