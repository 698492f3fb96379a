import { custodyDisputesPageSchema, custodyDisputesQuerySchema } from '@rollcall/shared/http/custody-disputes';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectDisputes } from '../../duty/disputes/dispute-list-repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toDisputeRow } from './to-dispute-row.ts';

const placeSchema = z.object({ disputedAt: z.iso.datetime(), disputeId: z.uuid() });

/** GET /api/v1/custody-disputes: what officers say against check-outs in their names, newest first. */
export function listCustodyDisputes({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/custody-disputes',
      {
        config: { access: 'custodies.read' },
        schema: { querystring: custodyDisputesQuerySchema, response: { 200: custodyDisputesPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const sight = sightOf(request.session);
        const found = await selectDisputes(db, request.query, { after, sight, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toDisputeRow,
          placeOf: ({ disputedAt, disputeId }) => ({ disputedAt, disputeId }),
        });
      },
    );
}
