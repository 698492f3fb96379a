import { accessRequestDetailSchema } from '@rollcall/shared/http/access-requests';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { accessRequestDetail } from './access-request-detail.ts';

/** GET /api/v1/access-requests/:accessRequestId. */
export function readAccessRequest({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/access-requests/:accessRequestId',
      {
        config: { access: 'access.read' },
        schema: { params: z.object({ accessRequestId: z.uuid() }), response: { 200: accessRequestDetailSchema } },
      },
      async ({ session, params }) => accessRequestDetail(db, session, params.accessRequestId, now()),
    );
}
