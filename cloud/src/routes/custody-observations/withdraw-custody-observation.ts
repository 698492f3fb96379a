import { custodyObservationRowSchema, observationWithdrawalSchema } from '@rollcall/shared/http/custody-observations';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { withdrawEntered } from '../../duty/observations/withdraw-observation.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { observationRow } from './observation-row.ts';

/** POST /api/v1/custody-observations/:observationId/withdrawal: it was entered by mistake. */
export function withdrawCustodyObservation({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/custody-observations/:observationId/withdrawal',
      {
        config: { access: 'custodies.write' },
        schema: {
          params: z.object({ observationId: z.uuid() }),
          body: observationWithdrawalSchema,
          response: { 200: custodyObservationRowSchema },
        },
      },
      async (request) => {
        const { observationId } = request.params;
        const { username: by } = request.session;
        const sight = sightOf(request.session);
        await withdrawEntered(db, observationId, { ...request.body, by, now: now(), sight });
        return observationRow(db, observationId);
      },
    );
}
