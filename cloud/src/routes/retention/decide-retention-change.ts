import { retentionDecisionSchema, retentionResponseSchema } from '@rollcall/shared/http/retention';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decidePeriods } from '../../evidence/retention/decide-periods.ts';
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
        await decidePeriods({ db, now }, session, params.retentionChangeId, body);
        return retentionAnswer(db, session, now());
      },
    );
}
