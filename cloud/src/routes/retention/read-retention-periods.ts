import { retentionResponseSchema } from '@rollcall/shared/http/retention';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { retentionAnswer } from './retention-answer.ts';

/** GET /api/v1/retention. */
export function readRetentionPeriods({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/retention',
      { config: { access: 'retention.read' }, schema: { response: { 200: retentionResponseSchema } } },
      async ({ session }) => retentionAnswer(db, session, now()),
    );
}
