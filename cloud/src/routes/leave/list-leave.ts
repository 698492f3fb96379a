import { leavePageSchema, leaveQuerySchema } from '@rollcall/shared/http/leave';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectLeave } from '../../duty/leave/repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toLeaveRow } from './to-leave-row.ts';

const placeSchema = z.object({ startsAt: z.iso.datetime(), leaveId: z.uuid() });

/** GET /api/v1/leave: latest start first, a page at a time. */
export function listLeave({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/leave',
      {
        config: { access: 'shifts.read' },
        schema: { querystring: leaveQuerySchema, response: { 200: leavePageSchema } },
      },
      async ({ session, query }) => {
        const { cursor, limit } = query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const found = await selectLeave(db, query, { after, sight: sightOf(session), limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toLeaveRow,
          placeOf: ({ startsAt, leaveId }) => ({ startsAt, leaveId }),
        });
      },
    );
}
