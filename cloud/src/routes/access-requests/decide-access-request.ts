import { accessDecisionSchema, accessRequestDetailSchema } from '@rollcall/shared/http/access-requests';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decideAccess } from '../../evidence/access/decide-access.ts';
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
        await decideAccess({ db, now }, session, params.accessRequestId, body);
        return accessRequestDetail(db, session, params.accessRequestId, now());
      },
    );
}
