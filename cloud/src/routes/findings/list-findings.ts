import { findingsPageSchema, findingsQuerySchema } from '@rollcall/shared/http/findings';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectFindings } from '../../findings/finding-list-repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { toFindingRow } from './to-finding-row.ts';

const placeSchema = z.object({ foundAt: z.iso.datetime(), findingId: z.uuid() });

/** GET /api/v1/findings: newest first, a page at a time. */
export function listFindings({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/findings',
      {
        config: { access: 'findings.read' },
        schema: { querystring: findingsQuerySchema, response: { 200: findingsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const sight = sightOf(request.session);
        // One more than asked for tells whether there is another page.
        const found = await selectFindings(db, request.query, { after, sight, limit: limit + 1 });
        const parameters = await readParameters(db);
        return toPage(found, limit, {
          toRow: (row) => toFindingRow(row, parameters),
          placeOf: ({ foundAt, findingId }) => ({ foundAt, findingId }),
        });
      },
    );
}
