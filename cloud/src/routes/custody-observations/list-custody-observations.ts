import {
  custodyObservationsPageSchema,
  custodyObservationsQuerySchema,
} from '@rollcall/shared/http/custody-observations';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectObservations } from '../../duty/observations/observation-list-repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toObservationRow } from './to-observation-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), observationId: z.uuid() });

/** GET /api/v1/custody-observations: who took and brought back which recorder, latest first. */
export function listCustodyObservations({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/custody-observations',
      {
        config: { access: 'custodies.read' },
        schema: { querystring: custodyObservationsQuerySchema, response: { 200: custodyObservationsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const sight = sightOf(request.session);
        const found = await selectObservations(db, request.query, { after, sight, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toObservationRow,
          placeOf: ({ at, observationId }) => ({ at, observationId }),
        });
      },
    );
}
