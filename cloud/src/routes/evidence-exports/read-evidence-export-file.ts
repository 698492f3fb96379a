import { exportWords } from '@rollcall/shared/words/exports';
import { z } from 'zod';
import { formatLocal } from '../../access/evidence-exports/custody-history/format-local.ts';
import { downloadExport, returnUnserved } from '../../access/evidence-exports/download-export.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import type { Route } from '../../http/route.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { attachment } from '../attachment.ts';
import { requestedBytes } from '../requested-range.ts';
import { sendVersion } from '../send-version.ts';

/** GET /api/v1/evidence-exports/:exportId/file: the ZIP, or a range of it. */
export function readEvidenceExportFile(deps: { db: Database; now: () => Date; store: ObjectStore }): Route {
  const { db, now, store } = deps;
  return (app) =>
    app.route({
      method: ['GET', 'HEAD'],
      url: '/api/v1/evidence-exports/:exportId/file',
      config: { access: 'exports.create' },
      schema: { params: z.object({ exportId: z.uuid() }) },
      handler: async (request, reply) => {
        const { session, params } = request;
        const who = { ...viewerOf(session, now()), username: session.username };
        let askedBytes = 0;
        const asked = (sizeBytes: number) => {
          if (request.method === 'GET') askedBytes = requestedBytes(request.headers.range, sizeBytes);
          return askedBytes;
        };
        const file = await downloadExport(db, who, params.exportId, { asked });
        const closed = (sentBytes: number) => {
          returnUnserved(db, params.exportId, askedBytes - sentBytes).catch((error: unknown) => {
            // Then a client that goes on counts as another download: a fact too many, none too few.
            request.log.warn({ exportId: params.exportId, error }, 'unserved bytes of an export stayed counted');
          });
        };
        const [date = '', time = ''] = formatLocal(file.requestedAt).split(' ');
        const name = exportWords.evidenceFile.zh(date, time.replaceAll(':', ''));
        const headers = { 'content-type': 'application/zip', 'content-disposition': attachment(name) };
        return sendVersion(store, file, { request, reply, headers, closed, missing: errors.exportNotReady });
      },
    });
}
