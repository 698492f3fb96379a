import { leaveDetailSchema } from '@rollcall/shared/http/leave';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { leaveDetail } from './leave-detail.ts';

/** GET /api/v1/leave/:leaveId: one leave, removed or not, and what happened to it. */
export function readLeave({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/leave/:leaveId',
      {
        config: { access: 'shifts.read' },
        schema: { params: z.object({ leaveId: z.uuid() }), response: { 200: leaveDetailSchema } },
      },
      async ({ session, params }) => leaveDetail(db, params.leaveId, sightOf(session)),
    );
}
