import { newRetentionChangeSchema, retentionResponseSchema } from '@rollcall/shared/http/retention';
import { proposePeriods } from '../../access/retention/propose-periods.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { retentionAnswer } from './retention-answer.ts';

/** POST /api/v1/retention/changes: proposes other periods. */
export function createRetentionChange({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/retention/changes',
      {
        config: { access: 'retention.write' },
        schema: { body: newRetentionChangeSchema, response: { 201: retentionResponseSchema } },
      },
      async ({ session, body }, reply) => {
        await proposePeriods({ db, now }, session, body);
        return reply.code(201).send(await retentionAnswer(db, session, now()));
      },
    );
}
