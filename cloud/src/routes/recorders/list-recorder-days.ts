import {
  recorderDaysPageSchema,
  recorderDaysQuerySchema,
  recorderParamsSchema,
} from '@rollcall/shared/http/recorder-witnesses';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { selectListedDays } from '../../witnesses/recorder-witness-list-repository.ts';
import { findVisibleRecorder } from './find-visible-recorder.ts';

const placeSchema = z.object({ day: z.iso.date() });

/** GET /api/v1/recorders/:recorderSerial/days: newest first, a page at a time. */
export function listRecorderDays({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/recorders/:recorderSerial/days',
      {
        config: { access: 'registry.read' },
        schema: {
          params: recorderParamsSchema,
          querystring: recorderDaysQuerySchema,
          response: { 200: recorderDaysPageSchema },
        },
      },
      async ({ params: { recorderSerial }, query: { cursor, limit }, session }) => {
        const dataScope = dataScopeOf(session);
        await findVisibleRecorder(db, recorderSerial, { now: now(), dataScope });
        const before = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor).day;
        const found = await selectListedDays(db, recorderSerial, { dataScope, before, limit: limit + 1 });
        return toPage(found, limit, { toRow: (row) => row, placeOf: ({ day }) => ({ day }) });
      },
    );
}
