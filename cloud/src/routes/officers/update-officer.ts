import { officerChangeSchema, officerDetailSchema } from '@rollcall/shared/http/officers';
import { badgeNoSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import type { Route } from '../../http/route.ts';
import { changeOfficer } from '../../registry/change-officer.ts';
import { officerDetail } from './officer-detail.ts';

/** PATCH /api/v1/officers/:badgeNo. */
export function updateOfficer({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/officers/:badgeNo',
      {
        config: { access: 'registry.write' },
        schema: {
          params: z.object({ badgeNo: badgeNoSchema }),
          body: officerChangeSchema,
          response: { 200: officerDetailSchema },
        },
      },
      async (request) => {
        const { badgeNo } = request.params;
        await changeOfficer(db, badgeNo, request.body, { by: request.session.username, now: now() });
        return officerDetail(db, badgeNo, { now: now(), sight: seesAll });
      },
    );
}
