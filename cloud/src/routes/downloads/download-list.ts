import type { SheetFormat } from '@rollcall/shared/resources/imports';
import { type DownloadTable, downloadQuerySchema } from '@rollcall/shared/resources/list-downloads';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';
import type { Database } from '../../db/database.ts';
import { attachment } from '../../http/attachment.ts';
import type { DownloadDefinition, DownloadDeps } from '../../http/download-definition.ts';
import type { Route } from '../../http/route.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { streamCsv } from '../../sheets/stream-csv.ts';
import { streamXlsx } from '../../sheets/stream-xlsx.ts';
import { sheetMediaTypes } from '../sheet-media-types.ts';
import { atMost } from './at-most.ts';
import { begun } from './begun.ts';

const mostRows: Record<SheetFormat, number> = { csv: 1_000_000, xlsx: 100_000 };

/** GET /api/v1/exports/:table, a route a table: each is allowed to whom its list is. */
export function downloadList(deps: DownloadDeps & { exports: readonly DownloadDefinition[] }): Route {
  return (app) => {
    for (const { table, access, query, columns, title, cells } of deps.exports) {
      app.get(
        `/api/v1/exports/${table}`,
        { config: { access }, schema: { querystring: query.extend(downloadQuerySchema.shape) } },
        async (request, reply) => {
          // Where the list on the page began and ended doesn't count here.
          const { format, lang: language, cursor: _, limit: __, ...filters } = request.query as DownloadQuery;
          await recordExport(deps.db, { table, format, filters, by: request.session.username });
          const listed = cells(deps, request.query, { session: request.session, language });
          const rows = await begun(atMost(mostRows[format], listed, language));
          const headed = columns.map(({ heading, ...column }) => ({ ...column, heading: heading[language] }));
          const name = title[language];
          return reply
            .type(sheetMediaTypes[format])
            .header('content-disposition', attachment(`${name}_${fileTime(deps.now())}.${format}`))
            .send(format === 'csv' ? streamCsv(headed, rows) : streamXlsx(name, headed, rows));
        },
      );
    }
  };
}

interface DownloadQuery extends Record<string, unknown> {
  format: SheetFormat;
  lang: Language;
}

/** What leaves HQ as a file leaves a trace. */
async function recordExport(
  db: Database,
  payload: { table: DownloadTable; format: SheetFormat; filters: object; by: string },
): Promise<void> {
  await db.transaction().execute((tx) => appendFact(tx, { type: 'list_exported', subject: 'hq:exports', payload }));
}

/** Local time for a file name, `20261125-0930`. */
function fileTime(now: Date): string {
  return localMinuteOf(now).replaceAll(/[-:]/g, '').replace(' ', '-');
}
