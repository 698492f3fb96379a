import { custodyObservationRowSchema, newCustodyObservationSchema } from '@rollcall/shared/http/custody-observations';
import type { Database } from '../../db/database.ts';
import { addObservation } from '../../duty/observations/add-observation.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { observationRow } from './observation-row.ts';

/** POST /api/v1/custody-observations: what was written down. */
export function createCustodyObservation({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/custody-observations',
      {
        config: { access: 'custodies.write' },
        schema: { body: newCustodyObservationSchema, response: { 201: custodyObservationRowSchema } },
      },
      async (request, reply) => {
        const { username: by } = request.session;
        const sight = sightOf(request.session);
        const observationId = await addObservation(db, request.body, { by, now: now(), sight });
        return reply.code(201).send(await observationRow(db, observationId));
      },
    );
}
