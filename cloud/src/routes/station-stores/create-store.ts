import { storeRegistrationRequestSchema, storeRegistrationResponseSchema } from '@rollcall/shared/http/station-stores';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { registerStore } from '../../ingest/register-store.ts';

/** POST /api/v1/station/stores: a station store says how far it is. */
export function createStore(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/stores',
      {
        config: { access: 'station' },
        schema: { body: storeRegistrationRequestSchema, response: { 200: storeRegistrationResponseSchema } },
      },
      async (request) => {
        const { stationId } = request;
        const answer = await registerStore(deps, stationId, request.body);
        const { outcome, incarnation } = answer;
        request.log.info({ stationId, outcome, incarnation }, 'store registered');
        return answer;
      },
    );
}
