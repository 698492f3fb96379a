import { localCopiesRequestSchema, localCopiesResponseSchema } from '@rollcall/shared/http/station-local-copies';
import type { Database } from '../../db/database.ts';
import { listHeld } from '../../evidence/local-copies/confirm-held.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/station/local-copies: what HQ holds of recordings that the station still has. */
export function listLocalCopies({ db }: { db: Database }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/local-copies',
      {
        config: { access: 'station' },
        schema: { body: localCopiesRequestSchema, response: { 200: localCopiesResponseSchema } },
        logLevel: 'warn',
      },
      async (request) => ({ held: await listHeld(db, request.stationId, request.body.recordingIds) }),
    );
}
