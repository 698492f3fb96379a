import { exemptionDetailSchema, exemptionWithdrawalSchema } from '@rollcall/shared/http/exemptions';
import { z } from 'zod';
import { scopeOf } from '../../auth/permissions.ts';
import { dataScopeWithin } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { withdrawExemption } from '../../exemptions/withdraw-exemption.ts';
import type { Route } from '../../http/route.ts';
import { exemptionDetail } from './exemption-detail.ts';

/** POST /api/v1/exemptions/:exemptionId/withdrawal: by whoever asked, or, of an approval, by whoever may decide. */
export function withdrawExemptionRequest({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/exemptions/:exemptionId/withdrawal',
      {
        config: { access: 'exemptions.request' },
        schema: {
          params: z.object({ exemptionId: z.uuid() }),
          body: exemptionWithdrawalSchema,
          response: { 200: exemptionDetailSchema },
        },
      },
      async ({ session, params, body }) => {
        const scope = scopeOf(session.role, 'exemptions.decide');
        const who = { ...session, dataScope: dataScopeWithin(scope, session), mayDecide: scope !== undefined };
        await withdrawExemption({ db, now }, who, params.exemptionId, body.reason);
        return exemptionDetail(db, session, params.exemptionId, now());
      },
    );
}
