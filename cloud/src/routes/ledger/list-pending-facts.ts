import { pendingFactsPageSchema, pendingFactsQuerySchema } from '@rollcall/shared/http/ledger';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { selectPending } from '../../ledger/ledger-list-repository.ts';
import { toPendingFactRow } from './to-pending-fact-row.ts';

const placeSchema = z.object({ factId: z.string().regex(/^\d{1,15}$/) });

/** GET /api/v1/ledger/pending-facts: what waits for its leaf, oldest first. */
export function listPendingFacts({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/ledger/pending-facts',
      {
        config: { access: 'ledger.read' },
        schema: { querystring: pendingFactsQuerySchema, response: { 200: pendingFactsPageSchema } },
      },
      async ({ query }) => {
        const { cursor, limit } = query;
        const after = cursor === undefined ? undefined : Number(decodeCursor(placeSchema, cursor).factId);
        const found = await selectPending(db, { after, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toPendingFactRow,
          placeOf: ({ factId }) => ({ factId: String(factId) }),
        });
      },
    );
}
