import { recordingsPageSchema, recordingsQuerySchema } from '@rollcall/shared/http/recordings';
import { recordingIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { placeOf, selectRecordings } from '../../evidence/recording-page-repository.ts';
import { toRecordingRow } from '../../evidence/recording-repository.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';

/** A place in one order is none in another. */
const placeSchema = z.object({
  sort: recordingsQuerySchema.shape.sort,
  at: z.iso.datetime().nullable(),
  recordingId: recordingIdSchema,
  others: z.boolean().optional(),
});

/** GET /api/v1/recordings: a page at a time. */
export function listRecordings({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/recordings',
      {
        config: { access: 'recordings.read' },
        schema: { querystring: recordingsQuerySchema, response: { 200: recordingsPageSchema } },
      },
      async (request) => {
        const { cursor, limit, sort } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        if (after && after.sort !== sort) throw errors.badCursor();
        const dataScope = dataScopeOf(request.session);
        // One more than asked for tells whether there is another page.
        const found = await selectRecordings(db, request.query, { after, dataScope, limit: limit + 1 });
        const shown = found.slice(0, limit);
        const last = shown.at(-1);
        const nextCursor = found.length > limit && last ? encodeCursor({ sort, ...placeOf(last) }) : null;
        return { rows: shown.map(toRecordingRow), nextCursor };
      },
    );
}
