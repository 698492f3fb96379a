import { recordersPageSchema, recordersQuerySchema } from '@rollcall/shared/http/recorders';
import { recorderSerialSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import { decodeCursor } from '../../http/page-cursor.ts';
import type { Route } from '../../http/route.ts';
import { toPage } from '../../http/to-page.ts';
import { selectRecorderRows } from '../../registry/recorder-list-repository.ts';
import { toRecorderRow } from './to-recorder-row.ts';

const placeSchema = z.object({ recorderSerial: recorderSerialSchema });

/** GET /api/v1/recorders: by serial, a page at a time. */
export function listRecorders({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/recorders',
      {
        config: { access: 'registry.read' },
        schema: { querystring: recordersQuerySchema, response: { 200: recordersPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor).recorderSerial;
        const dataScope = dataScopeOf(request.session);
        const found = await selectRecorderRows(db, request.query, { now: now(), after, dataScope, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toRecorderRow,
          placeOf: ({ recorderSerial }) => ({ recorderSerial }),
        });
      },
    );
}
