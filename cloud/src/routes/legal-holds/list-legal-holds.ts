import { legalHoldsPageSchema, legalHoldsQuerySchema } from '@rollcall/shared/http/legal-holds';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectHolds } from '../../evidence/retention/legal-hold-repository.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toLegalHoldRow } from './to-legal-hold-row.ts';

const placeSchema = z.object({ at: z.iso.datetime(), legalHoldId: z.uuid() });

/** GET /api/v1/legal-holds. */
export function listLegalHolds({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/legal-holds',
      {
        config: { access: 'retention.read' },
        schema: { querystring: legalHoldsQuerySchema, response: { 200: legalHoldsPageSchema } },
      },
      async (request) => {
        const { cursor, limit, active, recordingId } = request.query;
        const before = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const filter = { recordingId, active: active === '1', before, limit: limit + 1 };
        const found = await selectHolds(db, filter, now());
        const shown = found.slice(0, limit);
        const last = found.length > limit ? shown.at(-1) : undefined;
        return {
          rows: shown.map(toLegalHoldRow),
          nextCursor: last ? encodeCursor({ at: last.place, legalHoldId: last.legalHoldId }) : null,
        };
      },
    );
}
