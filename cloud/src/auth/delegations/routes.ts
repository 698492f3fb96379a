import { delegationList, delegations } from '@rollcall/shared/resources/delegations';
import { delegationColumns, shownOfDelegations } from '@rollcall/shared/words/delegations';
import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { findStandingAccount } from '../accounts/repository.ts';
import { delegationRows, findDelegationRow, selectDelegates } from './repository.ts';
import { endDelegation, nameDelegate } from './save-delegation.ts';

const { create, end, delegates } = delegations.endpoints;

export const servedDelegations: ServedResource = {
  lists: [
    serveList(delegationList, {
      title: shownOfDelegations.title,
      columns: delegationColumns,
      sort: {
        direction: 'desc',
        keys: [
          { by: sql.ref('d.starts_at'), type: 'timestamptz' },
          { by: sql.ref('d.delegation_id'), type: 'uuid' },
        ],
      },
      select: ({ db, now }, filters, { dataScope }) => delegationRows(db, filters, { now: now(), dataScope }),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session, dataScope }) => {
      const delegationId = await nameDelegate({ db, now }, session, body);
      const row = await findDelegationRow(db, delegationId, { now: now(), dataScope });
      if (!row) throw errors.notFound('The delegation');
      return row;
    }),
    serve(end, async ({ params, session, dataScope }) => {
      await endDelegation({ db, now }, session, params.delegationId, dataScope);
      return null;
    }),
    serve(delegates, async ({ query, session }) => ({
      rows: await selectDelegates(db, await whoIsAway(db, session, query)),
    })),
  ],
};

async function whoIsAway(
  db: Database,
  session: SignedIn,
  query: { unitCode?: string | undefined; leader?: string | undefined },
) {
  if (session.scope !== 'all') return { role: 'squad_leader' as const, unitCode: session.unitCode };
  const leader = query.leader === undefined ? undefined : await findStandingAccount(db, query.leader);
  return leader ?? { role: 'squad_leader' as const, unitCode: query.unitCode ?? null };
}
