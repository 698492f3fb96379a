import { delegatesResponseSchema } from '@rollcall/shared/http/delegations';
import { z } from 'zod';
import { findStandingAccount } from '../../auth/account-repository.ts';
import { selectDelegates } from '../../auth/delegation-repository.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/delegates: who can be named to stand in for `leader`, or for the leader of a unit; a leader asks about the own one. */
export function listDelegates({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/delegates',
      {
        config: { access: 'delegations.write' },
        schema: {
          querystring: z.object({ unitCode: z.string().max(20).optional(), leader: z.string().max(64).optional() }),
          response: { 200: delegatesResponseSchema },
        },
      },
      async ({ session, query }) => {
        const found = await selectDelegates(db, await whoIsAway(db, session, query));
        return { rows: found.map(({ accountId: _id, ...person }) => person) };
      },
    );
}

async function whoIsAway(
  db: Database,
  session: SignedIn,
  query: { unitCode?: string | undefined; leader?: string | undefined },
) {
  if (session.scope !== 'all') return { role: 'squad_leader' as const, unitCode: session.unitCode };
  const leader = query.leader === undefined ? undefined : await findStandingAccount(db, query.leader);
  return leader ?? { role: 'squad_leader' as const, unitCode: query.unitCode ?? null };
}
