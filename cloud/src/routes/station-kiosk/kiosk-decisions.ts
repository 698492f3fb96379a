import { kioskDecisionsSchema, kioskNoticeSchema, kioskSeenSchema } from '@rollcall/shared/http/station-kiosk';
import { badgeNoSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { seeAtKiosk } from '../../findings/kiosk/see-at-kiosk.ts';
import { unseenDecisions } from '../../findings/kiosk/unseen-decisions.ts';
import type { Route } from '../../http/route.ts';

const path = '/api/v1/station/kiosk-decisions/:badgeNo';
const params = z.object({ badgeNo: badgeNoSchema });

/** GET /api/v1/station/kiosk-decisions/:badgeNo: what an officer of the station's unit hasn't seen of what was decided about him. */
export function readKioskDecisions(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      path,
      { config: { access: 'station' }, schema: { params, response: { 200: kioskDecisionsSchema } } },
      (request) => unseenDecisions(deps, request.stationId, request.params.badgeNo),
    );
}

/** POST …/notices: that he saw one of them on the station's screen. */
export function createKioskNotice(deps: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      `${path}/notices`,
      {
        config: { access: 'station' },
        schema: { params, body: kioskNoticeSchema, response: { 200: kioskSeenSchema } },
      },
      async ({ stationId, params: { badgeNo }, body }) => ({
        appealUntilOn: await seeAtKiosk(deps, { stationId, badgeNo }, body),
      }),
    );
}
