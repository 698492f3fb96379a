import { custodyDisputeRowSchema, disputeDecisionSchema } from '@rollcall/shared/http/custody-disputes';
import { z } from 'zod';
import { decideRequest } from '../../auth/request.ts';
import type { Database } from '../../db/database.ts';
import { custodyDisputes } from '../../duty/disputes/request.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { disputeRow } from './dispute-row.ts';

/** POST /api/v1/custody-disputes/:disputeId/decision: by somebody else than the officer. */
export function decideCustodyDispute({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/custody-disputes/:disputeId/decision',
      {
        config: { access: 'disputes.decide' },
        schema: {
          params: z.object({ disputeId: z.uuid() }),
          body: disputeDecisionSchema,
          response: { 200: custodyDisputeRowSchema },
        },
      },
      async (request) => {
        const { session, params, body } = request;
        const decision = { granted: body.decision === 'upheld', reason: body.reason };
        const decider = { ...session, sight: sightOf(session) };
        await decideRequest({ db, now }, custodyDisputes, decider, params.disputeId, decision);
        return disputeRow(db, params.disputeId);
      },
    );
}
