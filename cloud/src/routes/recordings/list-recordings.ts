import { recordingsPageSchema, recordingsQuerySchema } from '@rollcall/shared/http/recordings';
import { recordingIdSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { decodeCursor, encodeCursor } from '../../evidence/page-cursor.ts';
import { selectRecordings } from '../../evidence/recording-repository.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';
import { toRecordingRow } from './to-recording-row.ts';

const placeSchema = z.object({ announcedAt: z.iso.datetime(), recordingId: recordingIdSchema });

/** GET /api/v1/recordings: newest announcement first, a page at a time. */
export function listRecordings({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/recordings',
      {
        config: { access: 'recordings.read' },
        schema: { querystring: recordingsQuerySchema, response: { 200: recordingsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const unitCode = visibleUnit(request.session);
        // One more than asked for tells whether there is another page.
        const found = await selectRecordings(db, request.query, { after, unitCode, limit: limit + 1 });
        const rows = found.slice(0, limit).map(toRecordingRow);
        const last = rows.at(-1);
        const nextCursor =
          found.length > limit && last
            ? encodeCursor({ announcedAt: last.announcedAt, recordingId: last.recordingId })
            : null;
        return { rows, nextCursor };
      },
    );
}
