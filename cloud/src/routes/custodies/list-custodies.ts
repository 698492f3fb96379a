import { custodiesPageSchema, custodiesQuerySchema } from '@rollcall/shared/http/custodies';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectCustodies } from '../../duty/custody-list-repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toCustodyRow } from './to-custody-row.ts';

const placeSchema = z.object({ heldFrom: z.iso.datetime(), custodyId: z.uuid() });

/** GET /api/v1/custodies: latest start first, a page at a time. */
export function listCustodies({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/custodies',
      {
        config: { access: 'custodies.read' },
        schema: { querystring: custodiesQuerySchema, response: { 200: custodiesPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const sight = sightOf(request.session);
        const found = await selectCustodies(db, request.query, { now: now(), after, sight, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toCustodyRow,
          placeOf: ({ heldFrom, custodyId }) => ({ heldFrom, custodyId }),
        });
      },
    );
}
