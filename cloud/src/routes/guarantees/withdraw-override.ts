import { guaranteeOverrideSchema, storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { withdrawOverride as withdraw } from '../../evidence/override-guarantee.ts';
import type { Route } from '../../http/route.ts';

/** DELETE /api/v1/guarantees/:guarantee/override. */
export function withdrawOverride({ db }: { db: Database }): Route {
  return (app) =>
    app.delete(
      '/api/v1/guarantees/:guarantee/override',
      {
        config: { access: 'guarantees.override' },
        schema: {
          params: z.object({ guarantee: storeGuaranteeSchema }),
          body: guaranteeOverrideSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        await withdraw(db, { guarantee: request.params.guarantee, ...request.body }, request.session.username);
        return reply.code(204).send(null);
      },
    );
}
