import { eraseConfirmationSchema } from '@rollcall/shared/http/station-erase-permits';
import { z } from 'zod';
import { confirmPermit } from '../../access/erases/confirm-permit.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/station/erase-permits/:permitId/confirm: whether it is still valid. */
export function confirmErasePermit(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/erase-permits/:permitId/confirm',
      {
        config: { access: 'station' },
        schema: { params: z.object({ permitId: z.uuid() }), response: { 200: eraseConfirmationSchema } },
      },
      async (request) => {
        const { permitId } = request.params;
        const confirmation = await confirmPermit(deps, request.stationId, permitId);
        request.log.info({ permitId, valid: confirmation.valid }, 'erase permit was asked about');
        return confirmation;
      },
    );
}
