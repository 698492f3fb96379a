import { delegationRowSchema, newDelegationSchema } from '@rollcall/shared/http/delegations';
import { selectDelegations } from '../../auth/delegation-repository.ts';
import { nameDelegate } from '../../auth/name-delegate.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toDelegationRow } from './to-delegation-row.ts';

/** POST /api/v1/delegations. */
export function createDelegation({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/delegations',
      {
        config: { access: 'delegations.write' },
        schema: { body: newDelegationSchema, response: { 201: delegationRowSchema } },
      },
      async ({ session, body }, reply) => {
        const delegationId = await nameDelegate({ db, now }, session, body);
        const [row] = await selectDelegations(db, { delegationId }, { sight: sightOf(session), now: now(), limit: 1 });
        if (!row) throw errors.notFound('The delegation');
        return reply.code(201).send(toDelegationRow(row));
      },
    );
}
