import { activitiesSavedSchema, newActivitiesSchema } from '@rollcall/shared/http/activities';
import { tellActivities } from '../../activities/tell-activities.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { visibleUnit } from '../visible-unit.ts';

/** A thousand of the longest. */
const bodyLimit = 4 * 1024 * 1024;

/** POST /api/v1/activities: one or many, by a person or by another system with its token. */
export function createActivities({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/activities',
      {
        bodyLimit,
        config: { access: 'activities.write', orActivitySource: true },
        schema: { body: newActivitiesSchema, response: { 200: activitiesSavedSchema, 201: activitiesSavedSchema } },
      },
      async (request, reply) => {
        const { activitySource, body } = request;
        const who =
          activitySource === undefined ? personBehind(request.session) : { by: activitySource, fromSystem: true };
        const source = activitySource ?? 'page';
        const saved = await tellActivities(db, source, body.activities, { ...who, now: now() });
        const [first, ...others] = saved.activities;
        if (first?.outcome !== 'added' || others.length > 0) return reply.code(200).send(saved);
        return reply.code(201).header('location', `/api/v1/activities/${first.activityId}`).send(saved);
      },
    );
}

function personBehind(session: SignedIn) {
  return { by: session.username, accountId: session.accountId, unitCode: visibleUnit(session) };
}
