import {
  type AccessRequestDetail,
  type AccessRequestFilters,
  accessRequestList,
  accessRequests,
} from '@rollcall/shared/resources/access-requests';
import { accessRequestColumns, accessWords } from '@rollcall/shared/words/access-requests';
import { requestAccess, requestsOfAccess, revokeAccess } from '../../access/access-requests/access-request.ts';
import {
  accessRequestSort,
  requestsWith,
  selectFootageOf,
  toRequestRow,
} from '../../access/access-requests/repository.ts';
import { scopeOf } from '../../auth/permissions.ts';
import { principalOf, visibleAccount } from '../../auth/principal.ts';
import { decideRequest } from '../../auth/request.ts';
import { findBonds } from '../../auth/second-person.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { outsideStanding } from '../../decisions/outside-standing.ts';
import { errors } from '../../errors/errors.ts';
import { toRecordingRow } from '../../evidence/recording-repository.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';

const { read, create, decide, revoke } = accessRequests.endpoints;

interface Deps {
  db: Database;
  now: () => Date;
}

/** Access requests are access's; how one stands outside is of decisions, which know all requests. */
export const servedAccessRequests: ServedResource = {
  lists: [
    serveList(accessRequestList, {
      title: accessWords.fileTitle,
      columns: accessRequestColumns,
      sort: accessRequestSort,
      async select({ db, now }, { own, waiting }: AccessRequestFilters, { session }) {
        const ownerId = own === '1' ? principalOf(session) : visibleAccount(session);
        const waitingFor = waiting === '1' ? [...(await findBonds(db, session)).keys()] : undefined;
        return requestsWith(db, { ownerId, waitingFor }, now());
      },
      readFor: async ({ db }, { session }) => ({ session, bonds: await findBonds(db, session) }),
      toRow: (row, { session, bonds }) => toRequestRow(row, session, bonds),
    }),
  ],
  routes: (deps) => [
    serve(read, ({ params, session }) => detailOf(deps, session, params.accessRequestId)),
    serve(create, async ({ body, session }) => detailOf(deps, session, await requestAccess(deps, session, body))),
    serve(decide, async ({ params: { accessRequestId }, body: { decision, reason, expiresAt }, session }) => {
      await decideRequest(deps, requestsOfAccess, { ...session, dataScope: seesAll }, accessRequestId, {
        ...{ granted: decision === 'approved', reason },
        ...(expiresAt !== undefined && { until: new Date(expiresAt) }),
      });
      return detailOf(deps, session, accessRequestId);
    }),
    serve(revoke, async ({ params: { accessRequestId }, body, session }) => {
      const who = { ...session, mayDecide: scopeOf(session.role, 'access.decide') !== undefined };
      await revokeAccess(deps, who, accessRequestId, body.reason);
      return detailOf(deps, session, accessRequestId);
    }),
  ],
};

/** One request as the account may see it, with the footage that it may see of it now. @throws not_found */
async function detailOf(deps: Deps, session: SignedIn, accessRequestId: string): Promise<AccessRequestDetail> {
  const { db } = deps;
  const now = deps.now();
  const ownerId = visibleAccount(session);
  const row = await requestsWith(db, { accessRequestId, ownerId }, now).executeTakeFirst();
  if (!row) throw errors.notFound('The access request');
  const footage = await selectFootageOf(db, accessRequestId, viewerOf(session, now));
  const bonds = await findBonds(db, session);
  const outside =
    row.state === 'pending' ? await outsideStanding(db, 'access_request', accessRequestId, now) : undefined;
  return {
    ...toRequestRow(row, session, bonds),
    ...(outside ? { outside } : {}),
    footage: footage.map(toRecordingRow),
  };
}
