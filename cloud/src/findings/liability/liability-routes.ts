import { findingDecisions } from '@rollcall/shared/resources/finding-decisions';
import { decideRequest } from '../../auth/request.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { serve } from '../../http/serve.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { findFinding } from '../finding-list-repository.ts';
import { appealLiability } from './appeal-liability.ts';
import { selectLiabilityAppeals } from './repository.ts';
import { liabilityAppeals } from './request.ts';

const { liability, appealLiability: appeal, decideLiability: decide } = findingDecisions.endpoints;

/** What leaders say against being liable for a finding. */
export function liabilityRoutes({ db, store, now }: { db: Database; store: ObjectStore; now: () => Date }): Route[] {
  return [
    serve(liability, async ({ params: { findingId }, session, dataScope }) => {
      const own = session.actingFor === null ? session.badgeNo : null;
      if (!(await findFinding(db, findingId, dataScope, own))) throw errors.notFound(`The finding ${findingId}`);
      // What a leader says for himself isn't the officer's to read.
      const whose = dataScope.badgeNo === undefined ? {} : { badgeNo: own };
      return { appeals: await selectLiabilityAppeals(db, { findingId, ...whose }) };
    }),
    serve(appeal, async ({ params: { findingId }, body, session }) => ({
      appealId: await appealLiability({ db, store, now }, session, findingId, body),
    })),
    serve(decide, async ({ params: { appealId }, body, session }) => {
      const decision = { granted: body.decision === 'upheld', reason: body.reason };
      const decider = { ...session, dataScope: seesAll };
      const { findingId } = await decideRequest({ db, now }, liabilityAppeals, decider, appealId, decision);
      return { findingId };
    }),
  ];
}
