import { deskQuerySchema, deskResponseSchema } from '@rollcall/shared/http/duty-desk';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { deskRows } from './desk-rows.ts';

/** GET /api/v1/duty-desk: who is on duty now with which recorder, what was not returned, is broken, or is spare. */
export function readDutyDesk({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/duty-desk',
      {
        config: { access: 'custodies.read' },
        schema: { querystring: deskQuerySchema, response: { 200: deskResponseSchema } },
      },
      async (request) => {
        const at = now();
        const { countsOnly, ...filters } = request.query;
        const { counts, rows } = await deskRows(db, { at, sight: sightOf(request.session), ...filters });
        return { asOf: at.toISOString(), counts, rows: countsOnly ? [] : rows };
      },
    );
}
