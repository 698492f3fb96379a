import { activitySourceAddedSchema, newActivitySourceSchema } from '@rollcall/shared/http/activity-sources';
import { addActivitySource } from '../../activities/activity-sources.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/activity-sources. The answer is the only place where the token is shown. */
export function createActivitySource({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/activity-sources',
      {
        config: { access: 'accounts.write' },
        schema: { body: newActivitySourceSchema, response: { 201: activitySourceAddedSchema } },
      },
      async ({ body, session }, reply) => {
        const token = await addActivitySource(db, body, { by: session.username, now: now() });
        return reply.code(201).send({ source: body.source, token });
      },
    );
}
