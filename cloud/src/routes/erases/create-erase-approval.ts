import { eraseApprovalCreateSchema, eraseApprovalResponseSchema } from '@rollcall/shared/http/erases';
import type { Database } from '../../db/database.ts';
import { proposeApproval } from '../../evidence/erases/propose-approval.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/erase-approvals: lets a file go that holds its card back. */
export function createEraseApproval(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/erase-approvals',
      {
        config: { access: 'erases.approve' },
        schema: { body: eraseApprovalCreateSchema, response: { 201: eraseApprovalResponseSchema } },
      },
      async (request, reply) => reply.code(201).send(await proposeApproval(deps, request.session, request.body)),
    );
}
