import { activityEditProposedSchema, activityWithdrawalSchema } from '@rollcall/shared/http/activities';
import { activityDetailSchema } from '@rollcall/shared/http/activity-details';
import { z } from 'zod';
import { withdrawActivity } from '../../activities/withdraw-activity.ts';
import type { Database } from '../../db/database.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { activityDetail } from '../../views/activities/activity-detail.ts';
import { visibleUnit } from '../visible-unit.ts';

/** DELETE /api/v1/activities/:activityId withdraws it: it stays with its history. */
export function deleteActivity({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/activities/:activityId',
      {
        config: { access: 'activities.write' },
        schema: {
          params: z.object({ activityId: z.uuid() }),
          body: activityWithdrawalSchema,
          response: { 200: activityDetailSchema, 202: activityEditProposedSchema },
        },
      },
      async ({ params: { activityId }, body: { reason }, session }, reply) => {
        const { username: by, accountId } = session;
        const change = { by, reason, now: now(), unitCode: visibleUnit(session), accountId };
        const kept = await withdrawActivity(db, activityId, change);
        if (kept.outcome === 'proposed') return reply.code(202).send({ activityEditId: kept.activityEditId });
        return activityDetail(db, activityId, { dataScope: dataScopeOf(session), viewer: viewerOf(session, now()) });
      },
    );
}
