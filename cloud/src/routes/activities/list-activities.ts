import { activitiesPageSchema, activitiesQuerySchema } from '@rollcall/shared/http/activities';
import { z } from 'zod';
import { selectActivities } from '../../activities/activity-repository.ts';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { toActivityRow } from '../../views/activities/to-activity-row.ts';

const placeSchema = z.object({ startsAt: z.iso.datetime(), activityId: z.uuid() });

/** GET /api/v1/activities: latest start first, a page at a time. */
export function listActivities({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/activities',
      {
        config: { access: 'activities.read' },
        schema: { querystring: activitiesQuerySchema, response: { 200: activitiesPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const dataScope = dataScopeOf(request.session);
        // One more than asked for tells whether there is another page.
        const found = await selectActivities(db, request.query, { after, dataScope, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toActivityRow,
          placeOf: ({ startsAt, activityId }) => ({ startsAt, activityId }),
        });
      },
    );
}
