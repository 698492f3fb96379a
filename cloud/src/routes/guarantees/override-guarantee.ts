import { guaranteeOverrideSchema, storeGuaranteeSchema } from '@rollcall/shared/http/guarantees';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { overrideGuarantee as override } from '../../evidence/override-guarantee.ts';
import type { Route } from '../../http/route.ts';

/** PUT /api/v1/guarantees/:guarantee/override: erases go on without it, in the caller's name. */
export function overrideGuarantee({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.put(
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
        const { guarantee } = request.params;
        await override(db, { guarantee, ...request.body }, { by: request.session.username, now: now() });
        return reply.code(204).send(null);
      },
    );
}
