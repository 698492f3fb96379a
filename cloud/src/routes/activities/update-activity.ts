import { activityChangeSchema, activityEditProposedSchema } from '@rollcall/shared/http/activities';
import { activityDetailSchema } from '@rollcall/shared/http/activity-details';
import { z } from 'zod';
import { changeActivity } from '../../activities/change-activity.ts';
import { findCampaignId } from '../../activities/find-campaign-id.ts';
import type { Database } from '../../db/database.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { activityDetail } from '../../views/activities/activity-detail.ts';
import { visibleUnit } from '../visible-unit.ts';

/** PATCH /api/v1/activities/:activityId. */
export function updateActivity({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/activities/:activityId',
      {
        config: { access: 'activities.write' },
        schema: {
          params: z.object({ activityId: z.uuid() }),
          body: activityChangeSchema,
          response: { 200: activityDetailSchema, 202: activityEditProposedSchema },
        },
      },
      async ({ params: { activityId }, body, session }, reply) => {
        const { reason, badgeNos, startsAt, endsAt, campaign, ...others } = body;
        const changes = {
          ...others,
          badgeNos: badgeNos && [...new Set(badgeNos)].sort(),
          startsAt: startsAt === undefined ? undefined : new Date(startsAt),
          endsAt: endsAt === undefined ? undefined : new Date(endsAt),
          campaignId: await findCampaignId(db, campaign),
        };
        const { username: by, accountId } = session;
        const change = { by, reason, now: now(), unitCode: visibleUnit(session), accountId };
        const kept = await changeActivity(db, activityId, changes, change);
        if (kept.outcome === 'proposed') return reply.code(202).send({ activityEditId: kept.activityEditId });
        return activityDetail(db, activityId, { dataScope: dataScopeOf(session), viewer: viewerOf(session, now()) });
      },
    );
}
