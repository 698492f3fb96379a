import { retentionDecisionSchema, retentionResponseSchema } from '@rollcall/shared/http/retention';
import { z } from 'zod';
import { retentionChanges, withdrawChange } from '../../access/retention/request.ts';
import { decideRequest } from '../../auth/request.ts';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import type { Route } from '../../http/route.ts';
import { retentionAnswer } from './retention-answer.ts';

/** POST /api/v1/retention/changes/:retentionChangeId/decision. */
export function decideRetentionChange({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/retention/changes/:retentionChangeId/decision',
      {
        config: { access: 'retention.approve' },
        schema: {
          params: z.object({ retentionChangeId: z.uuid() }),
          body: retentionDecisionSchema,
          response: { 200: retentionResponseSchema },
        },
      },
      async ({ session, params, body }) => {
        const { retentionChangeId } = params;
        const { decision, reason } = body;
        if (decision === 'withdrawn') await withdrawChange({ db, now }, session, retentionChangeId, reason);
        else {
          const granted = decision === 'approved';
          const decider = { ...session, sight: seesAll };
          await decideRequest({ db, now }, retentionChanges, decider, retentionChangeId, { granted, reason });
        }
        return retentionAnswer(db, session, now());
      },
    );
}
