import { accessRequestDetailSchema, accessRevocationSchema } from '@rollcall/shared/http/access-requests';
import { z } from 'zod';
import { scopeOf } from '../../auth/permissions.ts';
import type { Database } from '../../db/database.ts';
import { revokeAccess } from '../../evidence/access/revoke-access.ts';
import type { Route } from '../../http/route.ts';
import { accessRequestDetail } from './access-request-detail.ts';

/** POST /api/v1/access-requests/:accessRequestId/revocation: by whoever asked, or by whoever may decide. */
export function revokeAccessRequest({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/access-requests/:accessRequestId/revocation',
      {
        config: { access: 'access.read' },
        schema: {
          params: z.object({ accessRequestId: z.uuid() }),
          body: accessRevocationSchema,
          response: { 200: accessRequestDetailSchema },
        },
      },
      async ({ session, params, body }) => {
        const who = { ...session, mayDecide: scopeOf(session.role, 'access.decide') !== undefined };
        await revokeAccess({ db, now }, who, params.accessRequestId, body.reason);
        return accessRequestDetail(db, session, params.accessRequestId, now());
      },
    );
}
