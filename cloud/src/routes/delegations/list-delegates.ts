import { delegatesResponseSchema } from '@rollcall/shared/http/delegations';
import { z } from 'zod';
import { selectDelegates } from '../../auth/delegation-repository.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/delegates: who can be named to stand in for the leader of a unit; a leader asks about the own one. */
export function listDelegates({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/delegates',
      {
        config: { access: 'delegations.write' },
        schema: {
          querystring: z.object({ unitCode: z.string().max(20).optional() }),
          response: { 200: delegatesResponseSchema },
        },
      },
      async ({ session, query }) => {
        const unitCode = session.scope === 'all' ? (query.unitCode ?? null) : session.unitCode;
        const found = await selectDelegates(db, unitCode);
        return { rows: found.map(({ accountId: _id, ...person }) => person) };
      },
    );
}
