import { parametersChangeSchema, parametersResponseSchema } from '@rollcall/shared/http/parameters';
import type { Database } from '../../db/database.ts';
import { changeParameters } from '../../duty/change-parameters.ts';
import type { Route } from '../../http/route.ts';
import { toParameters } from './to-parameters.ts';

/** PUT /api/v1/parameters. */
export function replaceParameters({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.put(
      '/api/v1/parameters',
      {
        config: { access: 'parameters.write' },
        schema: { body: parametersChangeSchema, response: { 200: parametersResponseSchema } },
      },
      async (request) =>
        toParameters(await changeParameters(db, request.body, { by: request.session.username, now: now() })),
    );
}
