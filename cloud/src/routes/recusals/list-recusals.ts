import { recusalsPageSchema, recusalsQuerySchema } from '@rollcall/shared/http/recusals';
import { z } from 'zod';
import { selectRecusals } from '../../auth/recusal-list-repository.ts';
import type { Database } from '../../db/database.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toRecusalRow } from './to-recusal-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), recusalId: z.uuid() });

/** GET /api/v1/recusals: who decides nothing about whom, latest first, a page at a time. */
export function listRecusals({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/recusals',
      {
        config: { access: 'recusals.read' },
        schema: { querystring: recusalsQuerySchema, response: { 200: recusalsPageSchema } },
      },
      async ({ session, query }) => {
        const { cursor, limit } = query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const options = { sight: sightOf(session), accountId: session.accountId, after, limit: limit + 1 };
        const found = await selectRecusals(db, query, options);
        return toPage(found, limit, {
          toRow: toRecusalRow,
          placeOf: ({ declaredAt, recusalId }) => ({ at: declaredAt, recusalId }),
        });
      },
    );
}
