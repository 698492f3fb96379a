import { officerDetailSchema } from '@rollcall/shared/http/officers';
import { badgeNoSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { officerDetail } from './officer-detail.ts';

/** GET /api/v1/officers/:badgeNo: one officer, serving or not, and what happened to the entry and to the custodies. */
export function readOfficer({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/officers/:badgeNo',
      {
        config: { access: 'registry.read' },
        schema: { params: z.object({ badgeNo: badgeNoSchema }), response: { 200: officerDetailSchema } },
      },
      async (request) => officerDetail(db, request.params.badgeNo, { now: now(), sight: sightOf(request.session) }),
    );
}
