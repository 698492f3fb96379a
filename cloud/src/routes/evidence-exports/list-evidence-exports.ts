import { evidenceExportsPageSchema, evidenceExportsQuerySchema } from '@rollcall/shared/http/evidence-exports';
import { z } from 'zod';
import { selectExports } from '../../access/evidence-exports/evidence-export-list-repository.ts';
import { principalOf, visibleAccount } from '../../auth/principal.ts';
import type { Database } from '../../db/database.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toEvidenceExportRow } from './to-evidence-export-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), exportId: z.uuid() });

/** GET /api/v1/evidence-exports: all, or the account's own where its role sees no more. */
export function listEvidenceExports({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/evidence-exports',
      {
        config: { access: 'access.read' },
        schema: { querystring: evidenceExportsQuerySchema, response: { 200: evidenceExportsPageSchema } },
      },
      async (request) => {
        const { cursor, limit, own, recordingId } = request.query;
        const { session } = request;
        const found = await selectExports(db, {
          ownerId: own === '1' ? principalOf(session) : visibleAccount(session),
          recordingId,
          before: cursor === undefined ? undefined : decodeCursor(placeSchema, cursor),
          limit: limit + 1,
        });
        const shown = found.slice(0, limit);
        const last = found.length > limit ? shown.at(-1) : undefined;
        return {
          rows: shown.map((row) => toEvidenceExportRow(row, session)),
          nextCursor: last ? encodeCursor({ at: last.place, exportId: last.exportId }) : null,
        };
      },
    );
}
