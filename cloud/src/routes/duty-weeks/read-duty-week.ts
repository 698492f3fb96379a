import { dutyWeekQuerySchema, dutyWeekResponseSchema } from '@rollcall/shared/http/duty-weeks';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { composeDutyWeek } from './compose-duty-week.ts';

/** GET /api/v1/duty-weeks/:date: officers by days, with what of their shifts is recorded as of now. */
export function readDutyWeek({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/duty-weeks/:date',
      {
        config: { access: 'coverage.read' },
        // Megabytes: checked against the schema by the tests, as checking them at each answer takes a tenth of its time.
        serializerCompiler: () => JSON.stringify,
        schema: {
          params: z.object({ date: z.iso.date() }),
          querystring: dutyWeekQuerySchema,
          response: { 200: dutyWeekResponseSchema },
        },
      },
      async ({ session, params: { date }, query }) =>
        composeDutyWeek(db, {
          date,
          asOf: now(),
          unitCode: query.unitCode,
          campaignId: query.campaignId,
          sight: sightOf(session),
        }),
    );
}
