import { localCopyConfirmationSchema } from '@rollcall/shared/http/station-local-copies';
import { recordingIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { confirmHeld } from '../../evidence/local-copies/confirm-held.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

/** POST /api/v1/station/local-copies/:recordingId/confirmation: whether HQ holds it at this moment. */
export function confirmLocalCopy(deps: { db: Database; store: ObjectStore; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/local-copies/:recordingId/confirmation',
      {
        config: { access: 'station' },
        schema: {
          params: z.object({ recordingId: recordingIdSchema }),
          response: { 200: localCopyConfirmationSchema },
        },
      },
      async (request) => {
        const { recordingId } = request.params;
        const answer = await confirmHeld(deps, request.stationId, recordingId);
        const { held, readingBack } = answer;
        request.log.info({ recordingId, held: held !== null, readingBack }, 'station asked before it removes its copy');
        return answer;
      },
    );
}
