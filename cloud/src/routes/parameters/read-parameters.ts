import { parametersResponseSchema } from '@rollcall/shared/http/parameters';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { readParameterVersion } from '../../registry/parameter-repository.ts';
import { toParameters } from './to-parameters.ts';

/** GET /api/v1/parameters: the brigade's numbers as they count now. */
export function readParameters({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/parameters',
      { config: { access: 'registry.read' }, schema: { response: { 200: parametersResponseSchema } } },
      async () => toParameters(await readParameterVersion(db)),
    );
}
