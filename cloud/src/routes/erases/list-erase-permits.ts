import { erasePermitsPageSchema, erasePermitsQuerySchema } from '@rollcall/shared/http/erases';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectPermits } from '../../evidence/erases/erase-list-repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { visibleUnit } from '../visible-unit.ts';
import { toPermitRow } from './to-permit-row.ts';

const placeSchema = z.object({ issuedAt: z.iso.datetime(), permitId: z.uuid() });

/** GET /api/v1/erase-permits: what was permitted and what came of it, newest first, a page at a time. */
export function listErasePermits({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/erase-permits',
      {
        config: { access: 'stations.read' },
        schema: { querystring: erasePermitsQuerySchema, response: { 200: erasePermitsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const unitCode = visibleUnit(request.session);
        const found = await selectPermits(db, request.query, { after, unitCode, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toPermitRow,
          placeOf: ({ issuedAt, permitId }) => ({ issuedAt, permitId }),
        });
      },
    );
}
