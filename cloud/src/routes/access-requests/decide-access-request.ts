import { accessDecisionSchema, accessRequestDetailSchema } from '@rollcall/shared/http/access-requests';
import { z } from 'zod';
import { decideRequest } from '../../auth/request.ts';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import { accessRequests } from '../../evidence/access/request.ts';
import type { Route } from '../../http/route.ts';
import { accessRequestDetail } from './access-request-detail.ts';

/** POST /api/v1/access-requests/:accessRequestId/decision. */
export function decideAccessRequest({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/access-requests/:accessRequestId/decision',
      {
        config: { access: 'access.decide' },
        schema: {
          params: z.object({ accessRequestId: z.uuid() }),
          body: accessDecisionSchema,
          response: { 200: accessRequestDetailSchema },
        },
      },
      async ({ session, params, body }) => {
        const { decision, reason, expiresAt } = body;
        await decideRequest({ db, now }, accessRequests, { ...session, sight: seesAll }, params.accessRequestId, {
          ...{ granted: decision === 'approved', reason },
          ...(expiresAt !== undefined && { until: new Date(expiresAt) }),
        });
        return accessRequestDetail(db, session, params.accessRequestId, now());
      },
    );
}
