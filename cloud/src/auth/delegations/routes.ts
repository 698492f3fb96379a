import { delegationList, delegations } from '@rollcall/shared/resources/delegations';
import { localDateOf } from '@rollcall/shared/rules/local-date';
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
import {
  acceptDelegation,
  declineDelegation,
  endDelegation,
  nameDelegate,
  takeOver as takeOverFromLeader,
} from './save-delegation.ts';

const { create, takeOver, end, accept, decline, delegates } = delegations.endpoints;

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
      select: ({ db, now }, filters, { dataScope, session }) =>
        delegationRows(db, filters, { now: now(), dataScope, session }),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session, dataScope }) => {
      const delegationId = await nameDelegate({ db, now }, session, body);
      const row = await findDelegationRow(db, delegationId, { now: now(), dataScope, session });
      if (!row) throw errors.notFound('The delegation');
      return row;
    }),
    serve(takeOver, async ({ body, session, dataScope }) => {
      const delegationId = await takeOverFromLeader({ db, now }, session, body.unitCode);
      const row = await findDelegationRow(db, delegationId, { now: now(), dataScope, session });
      if (!row) throw errors.notFound('The delegation');
      return row;
    }),
    serve(end, async ({ params, session }) => {
      await endDelegation({ db, now }, session, params.delegationId);
      return null;
    }),
    serve(accept, async ({ params, session }) => {
      await acceptDelegation({ db, now }, session, params.delegationId);
      return null;
    }),
    serve(decline, async ({ params, body, session }) => {
      await declineDelegation({ db, now }, session, params.delegationId, body.reason);
      return null;
    }),
    serve(delegates, async ({ query, session }) => ({
      rows: await selectDelegates(db, await whoIsAway(db, session, query), localDateOf(now())),
    })),
  ],
};

async function whoIsAway(
  db: Database,
  session: SignedIn,
  query: { unitCode?: string | undefined; leader?: string | undefined },
) {
  if (session.scope !== 'all') {
    return { role: 'squad_leader' as const, unitCode: session.unitCode, badgeNo: session.badgeNo };
  }
  const leader = query.leader === undefined ? undefined : await findStandingAccount(db, query.leader);
  return leader ?? { role: 'squad_leader' as const, unitCode: query.unitCode ?? null };
}
