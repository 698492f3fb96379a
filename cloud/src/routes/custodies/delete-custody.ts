import { custodyDeletionSchema } from '@rollcall/shared/http/custodies';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { removeCustody } from '../../duty/remove-custody.ts';
import type { Route } from '../../http/route.ts';
import { visibleUnit } from '../visible-unit.ts';

/** DELETE /api/v1/custodies/:custodyId: an entry that never was. */
export function deleteCustody({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/custodies/:custodyId',
      {
        config: { access: 'custodies.write' },
        schema: {
          params: z.object({ custodyId: z.uuid() }),
          body: custodyDeletionSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const unitCode = visibleUnit(request.session);
        const by = request.session.username;
        await removeCustody(db, request.params.custodyId, { by, ...request.body, now: now(), unitCode });
        return reply.code(204).send(null);
      },
    );
}
