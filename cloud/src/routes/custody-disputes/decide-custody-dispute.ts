import { custodyDisputeRowSchema, disputeDecisionSchema } from '@rollcall/shared/http/custody-disputes';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decideDispute } from '../../duty/disputes/decide-dispute.ts';
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
        await decideDispute(db, params.disputeId, { session, sight: sightOf(session), ...body, now: now() });
        return disputeRow(db, params.disputeId);
      },
    );
}
