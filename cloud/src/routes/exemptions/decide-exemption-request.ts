import { exemptionDecisionSchema, exemptionDetailSchema } from '@rollcall/shared/http/exemptions';
import { z } from 'zod';
import { decideRequest } from '../../auth/request.ts';
import type { Database } from '../../db/database.ts';
import { explanations } from '../../exemptions/request.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { exemptionDetail } from './exemption-detail.ts';

/** POST /api/v1/exemptions/:exemptionId/decision. */
export function decideExemptionRequest({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/exemptions/:exemptionId/decision',
      {
        config: { access: 'exemptions.decide' },
        schema: {
          params: z.object({ exemptionId: z.uuid() }),
          body: exemptionDecisionSchema,
          response: { 200: exemptionDetailSchema },
        },
      },
      async ({ session, params, body }) => {
        const decision = { granted: body.decision === 'approved', reason: body.reason };
        const decider = { ...session, dataScope: dataScopeOf(session) };
        await decideRequest({ db, now }, explanations, decider, params.exemptionId, decision);
        return exemptionDetail(db, session, params.exemptionId, now());
      },
    );
}
