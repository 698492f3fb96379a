import { exemptionDecisionSchema, exemptionDetailSchema } from '@rollcall/shared/http/exemptions';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decideExemption } from '../../exemptions/decide-exemption.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
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
        await decideExemption({ db, now }, { ...session, sight: sightOf(session) }, params.exemptionId, body);
        return exemptionDetail(db, session, params.exemptionId, now());
      },
    );
}
