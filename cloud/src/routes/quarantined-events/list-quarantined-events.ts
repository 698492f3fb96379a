import { quarantinedEventsPageSchema, quarantinedEventsQuerySchema } from '@rollcall/shared/http/quarantined-events';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { listQuarantined } from '../../ingest/quarantine-repository.ts';
import { visibleUnit } from '../visible-unit.ts';
import { toQuarantinedRow } from './to-quarantined-row.ts';

const placeSchema = z.object({
  stationId: z.string(),
  incarnation: z.coerce.number().int(),
  seq: z.coerce.number().int(),
});

/** GET /api/v1/quarantined-events: what this version could not read or store, a page at a time. */
export function listQuarantinedEvents({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/quarantined-events',
      {
        config: { access: 'stations.read' },
        schema: { querystring: quarantinedEventsQuerySchema, response: { 200: quarantinedEventsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const unitCode = visibleUnit(request.session);
        const found = await listQuarantined(db, request.query, { after, unitCode, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toQuarantinedRow,
          placeOf: ({ stationId, incarnation, seq }) => ({ stationId, incarnation: `${incarnation}`, seq: `${seq}` }),
        });
      },
    );
}
