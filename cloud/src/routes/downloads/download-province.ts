import { Readable } from 'node:stream';
import { provinceFields, provinceQuerySchema } from '@rollcall/shared/resources/province';
import { provinceWords } from '@rollcall/shared/words/province';
import type { Database } from '../../db/database.ts';
import { selectForProvince } from '../../evidence/province/repository.ts';
import { attachment } from '../../http/attachment.ts';
import { dataScopeOf } from '../../http/data-scope-of.ts';
import type { Route } from '../../http/route.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { CellValue } from '../../sheets/sheet.ts';
import { streamCsv } from '../../sheets/stream-csv.ts';
import { sheetMediaTypes } from '../sheet-media-types.ts';
import { begun } from './begun.ts';

const columns = provinceFields.map((heading) => ({ heading, width: 20, format: 'text' as const }));

/** GET /api/v1/exports/province: what the account's list of recordings shows of these dates, as the province's platform takes it. */
export function downloadProvince({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/exports/province',
      { config: { access: 'recordings.read' }, schema: { querystring: provinceQuerySchema } },
      async ({ query: { from, to, format }, session }, reply) => {
        const payload = { table: 'province', format, filters: { from, to }, by: session.username };
        await db
          .transaction()
          .execute((tx) => appendFact(tx, { type: 'list_exported', subject: 'hq:exports', payload }));
        const rows = await begun(selectForProvince(db, { from, to }, dataScopeOf(session)));
        return reply
          .type(format === 'csv' ? sheetMediaTypes.csv : 'application/json; charset=utf-8')
          .header('content-disposition', attachment(`${provinceWords.fileName.zh}_${from}_${to}.${format}`))
          .send(format === 'csv' ? streamCsv(columns, cellsOf(rows)) : Readable.from(jsonOf(rows)));
      },
    );
}

async function* cellsOf(rows: AsyncIterable<Record<string, CellValue>>): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield provinceFields.map((field) => row[field] ?? null);
}

/** An array, a row a line. */
async function* jsonOf(rows: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
