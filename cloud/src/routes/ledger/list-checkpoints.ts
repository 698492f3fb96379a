import { checkpointsPageSchema, checkpointsQuerySchema } from '@rollcall/shared/http/ledger';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { selectCheckpoints } from '../../ledger/ledger-list-repository.ts';
import { toCheckpointRow } from './to-checkpoint-row.ts';

const placeSchema = z.object({ size: z.string().regex(/^\d{1,15}$/) });

/** GET /api/v1/ledger/checkpoints: newest first, with who cosigned each. */
export function listCheckpoints({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/ledger/checkpoints',
      {
        config: { access: 'ledger.read' },
        schema: { querystring: checkpointsQuerySchema, response: { 200: checkpointsPageSchema } },
      },
      async ({ query }) => {
        const { cursor, limit } = query;
        const before = cursor === undefined ? undefined : Number(decodeCursor(placeSchema, cursor).size);
        const found = await selectCheckpoints(db, query, { before, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toCheckpointRow,
          placeOf: ({ size }) => ({ size: String(size) }),
        });
      },
    );
}
