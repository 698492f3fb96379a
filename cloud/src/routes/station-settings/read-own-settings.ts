import { createHash } from 'node:crypto';
import { stationSettingsSchema } from '@rollcall/shared/http/station-settings';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { readStationSettings } from '../../devices/station-settings/repository.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';

/** GET /api/v1/station/settings: what counts at the station that asks, or 304 if it has that already. */
export function readOwnSettings({ db, store }: { db: Database; store: ObjectStore }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/settings',
      {
        config: { access: 'station' },
        schema: { response: { 200: stationSettingsSchema, 304: z.null() } },
        logLevel: 'warn',
      },
      async (request, reply) => {
        const settings = await readStationSettings(db, request.stationId, store);
        const etag = `"${createHash('sha256').update(JSON.stringify(settings)).digest('base64url')}"`;
        reply.header('etag', etag);
        if (request.headers['if-none-match'] === etag) return reply.code(304).send(null);
        return settings;
      },
    );
}
