import { custodyDisputeRowSchema, newCustodyDisputeSchema } from '@rollcall/shared/http/custody-disputes';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { disputeCustody } from '../../duty/disputes/dispute-custody.ts';
import type { Route } from '../../http/route.ts';
import { disputeRow } from './dispute-row.ts';

/** POST /api/v1/custodies/:custodyId/disputes: by the officer in whose name the check-out is. */
export function createCustodyDispute({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/custodies/:custodyId/disputes',
      {
        config: { access: 'custodies.dispute' },
        schema: {
          params: z.object({ custodyId: z.uuid() }),
          body: newCustodyDisputeSchema,
          response: { 201: custodyDisputeRowSchema },
        },
      },
      async (request, reply) => {
        const { session, params, body } = request;
        const disputeId = await disputeCustody(db, params.custodyId, { session, ...body, now: now() });
        return reply.code(201).send(await disputeRow(db, disputeId));
      },
    );
}
