import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { agreeToApproval } from '../../evidence/erases/agree-to-approval.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/erase-approvals/:approvalId/agreement: a second person agrees that the file may go. */
export function agreeToEraseApproval(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/erase-approvals/:approvalId/agreement',
      {
        config: { access: 'erases.approve' },
        schema: { params: z.object({ approvalId: z.uuid() }), response: { 204: z.null() } },
      },
      async (request, reply) => {
        await agreeToApproval(deps, request.session, request.params.approvalId);
        return reply.code(204).send(null);
      },
    );
}
