import { unitsQuerySchema, unitsResponseSchema } from '@rollcall/shared/http/units';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { parentsFirst } from '../../registry/parents-first.ts';
import { selectUnitRows } from '../../registry/unit-list-repository.ts';

/** GET /api/v1/units: all that the account may see, each before those below it. */
export function listUnits({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/units',
      {
        config: { access: 'registry.read' },
        schema: { querystring: unitsQuerySchema, response: { 200: unitsResponseSchema } },
      },
      async (request) => {
        const sight = sightOf(request.session);
        return {
          rows: parentsFirst(
            await selectUnitRows(db, { today: localDateOf(now()), retired: request.query.retired, sight }),
          ),
        };
      },
    );
}
