import { supportBundleSchema } from '@rollcall/shared/http/station-settings';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { keepBundle } from '../../devices/station-settings/support-bundles.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/station/support-bundles/:requestId: what HQ asked the station for. */
export function createSupportBundle(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/support-bundles/:requestId',
      {
        config: { access: 'station' },
        schema: { params: z.object({ requestId: z.uuid() }), body: supportBundleSchema, response: { 204: z.null() } },
      },
      async ({ stationId, params: { requestId }, body: { text } }, reply) => {
        await keepBundle(deps, { stationId, requestId, text });
        return reply.code(204).send(null);
      },
    );
}
