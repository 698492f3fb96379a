import { accessRequestDetailSchema, newAccessRequestSchema } from '@rollcall/shared/http/access-requests';
import type { Database } from '../../db/database.ts';
import { requestAccess } from '../../evidence/access/request-access.ts';
import type { Route } from '../../http/route.ts';
import { accessRequestDetail } from './access-request-detail.ts';

/** POST /api/v1/access-requests: asks to see footage of other units. */
export function createAccessRequest({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/access-requests',
      {
        config: { access: 'access.request' },
        schema: { body: newAccessRequestSchema, response: { 201: accessRequestDetailSchema } },
      },
      async ({ session, body }, reply) => {
        const accessRequestId = await requestAccess({ db, now }, session, body);
        return reply.code(201).send(await accessRequestDetail(db, session, accessRequestId, now()));
      },
    );
}
