import { exemptionDetailSchema, newExemptionSchema } from '@rollcall/shared/http/exemptions';
import type { Database } from '../../db/database.ts';
import { requestExemption } from '../../exemptions/request-exemption.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { exemptionDetail } from './exemption-detail.ts';

/** POST /api/v1/exemptions: explains time that wasn't recorded. */
export function createExemption(deps: { db: Database; store: ObjectStore; now: () => Date }): Route {
  const { db, now } = deps;
  return (app) =>
    app.post(
      '/api/v1/exemptions',
      {
        config: { access: 'exemptions.request' },
        schema: { body: newExemptionSchema, response: { 201: exemptionDetailSchema } },
      },
      async ({ session, body }, reply) => {
        const exemptionId = await requestExemption(deps, { ...session, dataScope: dataScopeOf(session) }, body);
        return reply.code(201).send(await exemptionDetail(db, session, exemptionId, now()));
      },
    );
}
