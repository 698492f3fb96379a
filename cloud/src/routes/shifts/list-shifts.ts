import { shiftsPageSchema, shiftsQuerySchema } from '@rollcall/shared/http/shifts';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectShifts } from '../../duty/shifts/repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toShiftRow } from './to-shift-row.ts';

const placeSchema = z.object({ startsAt: z.iso.datetime(), shiftId: z.uuid() });

/** GET /api/v1/shifts: by start, a page at a time. */
export function listShifts({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/shifts',
      {
        config: { access: 'shifts.read' },
        schema: { querystring: shiftsQuerySchema, response: { 200: shiftsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const sight = sightOf(request.session);
        // One more than asked for tells whether there is another page.
        const found = await selectShifts(db, request.query, { after, sight, now: now(), limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toShiftRow,
          placeOf: ({ startsAt, shiftId }) => ({ startsAt, shiftId }),
        });
      },
    );
}
