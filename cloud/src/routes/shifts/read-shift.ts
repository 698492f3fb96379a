import { shiftDetailSchema } from '@rollcall/shared/http/shifts';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { shiftDetail } from './shift-detail.ts';

/** GET /api/v1/shifts/:shiftId: one shift, cancelled or not, and what happened to it. */
export function readShift({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/shifts/:shiftId',
      {
        config: { access: 'shifts.read' },
        schema: { params: z.object({ shiftId: z.uuid() }), response: { 200: shiftDetailSchema } },
      },
      async (request) => shiftDetail(db, request.params.shiftId, { sight: sightOf(request.session), now: now() }),
    );
}
