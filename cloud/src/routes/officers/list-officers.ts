import { officersPageSchema, officersQuerySchema } from '@rollcall/shared/http/officers';
import { badgeNoSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { selectOfficerRows } from '../../registry/officer-list-repository.ts';
import { toOfficerRow } from './to-officer-row.ts';

const placeSchema = z.object({ badgeNo: badgeNoSchema });

/** GET /api/v1/officers: by badge number, a page at a time. */
export function listOfficers({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/officers',
      {
        config: { access: 'registry.read' },
        schema: { querystring: officersQuerySchema, response: { 200: officersPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor).badgeNo;
        const sight = sightOf(request.session);
        const found = await selectOfficerRows(db, request.query, { now: now(), after, sight, limit: limit + 1 });
        return toPage(found, limit, { toRow: toOfficerRow, placeOf: ({ badgeNo }) => ({ badgeNo }) });
      },
    );
}
