import { z } from 'zod';
import { endDelegation } from '../../auth/end-delegation.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';

/** DELETE /api/v1/delegations/:delegationId: ends it before its time; it stays in the list. */
export function deleteDelegation({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/delegations/:delegationId',
      {
        config: { access: 'delegations.write' },
        schema: { params: z.object({ delegationId: z.uuid() }), response: { 204: z.null() } },
      },
      async ({ session, params }, reply) => {
        await endDelegation({ db, now }, session, params.delegationId, sightOf(session));
        return reply.code(204).send(null);
      },
    );
}
