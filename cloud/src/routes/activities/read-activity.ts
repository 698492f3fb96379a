import { activityDetailSchema } from '@rollcall/shared/http/activity-details';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { activityDetail } from '../../views/activities/activity-detail.ts';

/** GET /api/v1/activities/:activityId. */
export function readActivity({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/activities/:activityId',
      {
        config: { access: 'activities.read' },
        schema: { params: z.object({ activityId: z.uuid() }), response: { 200: activityDetailSchema } },
      },
      async ({ params, session }) =>
        activityDetail(db, params.activityId, { dataScope: dataScopeOf(session), viewer: viewerOf(session, now()) }),
    );
}
