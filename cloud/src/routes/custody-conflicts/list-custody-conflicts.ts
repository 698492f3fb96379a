import { custodyConflictsPageSchema, custodyConflictsQuerySchema } from '@rollcall/shared/http/custody-conflicts';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectConflicts } from '../../duty/observations/conflict-list-repository.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { toPage } from '../../http/to-page.ts';
import { toConflictRow } from './to-conflict-row.ts';

const placeSchema = z.object({ fromAt: z.iso.datetime(), recorderSerial: z.string(), kind: z.string() });

/** GET /api/v1/custody-conflicts: where what is known of custody contradicts itself, latest first. */
export function listCustodyConflicts({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/custody-conflicts',
      {
        config: { access: 'custodies.read' },
        schema: { querystring: custodyConflictsQuerySchema, response: { 200: custodyConflictsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const sight = sightOf(request.session);
        const found = await selectConflicts(db, request.query, { after, sight, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toConflictRow,
          placeOf: ({ fromAt, recorderSerial, kind }) => ({ fromAt, recorderSerial, kind }),
        });
      },
    );
}
