import { activitySourceSchema } from '@rollcall/shared/http/activities';
import { activitySourceRevocationSchema } from '@rollcall/shared/http/activity-sources';
import { z } from 'zod';
import { revokeActivitySource } from '../../activities/activity-sources.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** DELETE /api/v1/activity-sources/:source revokes its token at once. */
export function deleteActivitySource({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/activity-sources/:source',
      {
        config: { access: 'accounts.write' },
        schema: { params: z.object({ source: activitySourceSchema }), body: activitySourceRevocationSchema },
      },
      async ({ params: { source }, body: { reason }, session }, reply) => {
        await revokeActivitySource(db, source, { by: session.username, reason, now: now() });
        return reply.code(204).send();
      },
    );
}
