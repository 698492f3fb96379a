import { recusalEndSchema } from '@rollcall/shared/http/recusals';
import { z } from 'zod';
import { endRecusal } from '../../auth/end-recusal.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** DELETE /api/v1/recusals/:recusalId: ends it; it stays in the list. */
export function deleteRecusal({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/recusals/:recusalId',
      {
        config: { access: 'recusals.write' },
        schema: { params: z.object({ recusalId: z.uuid() }), body: recusalEndSchema, response: { 204: z.null() } },
      },
      async ({ session, params, body }, reply) => {
        await endRecusal({ db, now }, session, params.recusalId, body.reason);
        return reply.code(204).send(null);
      },
    );
}
