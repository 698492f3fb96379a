import { evidenceExportList, evidenceExports } from '@rollcall/shared/resources/evidence-exports';
import { evidenceExportColumns, shownOfEvidenceExports } from '@rollcall/shared/words/evidence-exports';
import { listDownloadWords } from '@rollcall/shared/words/list-downloads';
import { z } from 'zod';
import { principalOf, visibleAccount } from '../../auth/principal.ts';
import { errors } from '../../errors/errors.ts';
import { viewerOf } from '../../evidence/seen-by.ts';
import { attachment } from '../../http/attachment.ts';
import { serveList } from '../../http/list.ts';
import { requestedBytes } from '../../http/requested-range.ts';
import type { Route } from '../../http/route.ts';
import { sendVersion } from '../../http/send-version.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { evidenceExportSort, exportsWith, findExport } from './list-repository.ts';
import { downloadExport, requestExport, returnUnserved } from './order-export.ts';
import { formatLocal } from './render-custody-history.ts';
import { evidenceExportProblem } from './repository.ts';

const { create } = evidenceExports.endpoints;

export const servedEvidenceExports: ServedResource = {
  lists: [
    serveList(evidenceExportList, {
      title: shownOfEvidenceExports.title,
      columns: evidenceExportColumns,
      sort: evidenceExportSort,
      select: ({ db }, filters, { session }) =>
        exportsWith(db, filters, { principalId: principalOf(session), ownerId: visibleAccount(session) }),
    }),
  ],
  routes: (deps) => [
    serve(create, async ({ session, body }) => {
      const { db, now } = deps;
      const exportId = await requestExport(db, { ...viewerOf(session, now()), username: session.username }, body);
      const row = await findExport(db, exportId, principalOf(session));
      if (!row) throw errors.notFound('The export');
      return row;
    }),
    readEvidenceExportFile(deps),
  ],
};

/**
 * GET /api/v1/evidence-exports/:exportId/file: the ZIP, or a range of it. By hand, because it answers HEAD, too, and bytes, of which
 * those that were served are counted.
 */
function readEvidenceExportFile({ db, now, store }: Parameters<ServedResource['routes']>[0]): Route {
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
        const name = listDownloadWords.evidenceFile.zh(date, time.replaceAll(':', ''));
        const headers = { 'content-type': 'application/zip', 'content-disposition': attachment(name) };
        return sendVersion(store, file, {
          request,
          reply,
          headers,
          closed,
          missing: () => evidenceExportProblem('export_not_ready'),
        });
      },
    });
}
