import { sightingsPageSchema, sightingsQuerySchema } from '@rollcall/shared/http/sightings';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { type ListedSighting, selectSightings } from '../../evidence/sighting-repository.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';

const placeSchema = z.object({ sightingId: z.string().regex(/^\d{1,15}$/) });

/** GET /api/v1/sightings: files as they were seen on cards, newest first, a page at a time. */
export function listSightings({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/sightings',
      {
        config: { access: 'sightings.read' },
        schema: { querystring: sightingsQuerySchema, response: { 200: sightingsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const before = cursor === undefined ? undefined : Number(decodeCursor(placeSchema, cursor).sightingId);
        const dataScope = dataScopeOf(request.session);
        const found = await selectSightings(db, request.query, { before, dataScope, limit: limit + 1 });
        const rows = found.slice(0, limit).map(toSightingRow);
        const last = rows.at(-1);
        const nextCursor = found.length > limit && last ? encodeCursor({ sightingId: last.sightingId }) : null;
        return { rows, nextCursor };
      },
    );
}

function toSightingRow(row: ListedSighting) {
  return {
    sightingId: String(row.sighting_id),
    recordingId: row.recording_id,
    problem: row.problem,
    problemDetail: row.problem_detail,
    collectedAs: row.collected_as,
    stationId: row.station_id,
    recorderSerial: row.recorder_serial,
    path: { bytes: row.path_bytes.toString('base64'), text: row.path_text },
    sizeBytes: row.size_bytes,
    modifiedAt: row.modified_at.toISOString(),
    seenAt: row.seen_at.toISOString(),
  };
}
