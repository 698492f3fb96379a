import { todayQuerySchema, todayResponseSchema } from '@rollcall/shared/http/coverage';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { composeToday } from './compose-today.ts';

/** GET /api/v1/coverage/today: who is on duty on a local date, and what of it is recorded as of now. */
export function readToday({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/coverage/today',
      {
        config: { access: 'coverage.read' },
        schema: { querystring: todayQuerySchema, response: { 200: todayResponseSchema } },
      },
      async (request) => {
        const asOf = now();
        const { date = localDateOf(asOf), unitCode, campaignId } = request.query;
        return composeToday(db, { date, asOf, unitCode, campaignId, dataScope: dataScopeOf(request.session) });
      },
    );
}
