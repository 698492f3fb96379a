import { type SpareStockRow, spareStock, spareStockList } from '@rollcall/shared/resources/spare-stock';
import { spareStockColumns, spareStockWords } from '@rollcall/shared/words/spare-stock';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { stockSort, stockWith } from './repository.ts';
import { setMinimum } from './set-minimum.ts';

const { read, update } = spareStock.endpoints;

export const servedSpareStock: ServedResource = {
  lists: [
    serveList(spareStockList, {
      title: spareStockWords.title,
      columns: spareStockColumns,
      sort: stockSort,
      select: ({ db, now }, filters, { dataScope }) => stockWith(db, filters, { dataScope, now: now() }),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params: { unitCode }, dataScope }) => ({
      ...(await rowOf(db, unitCode, { dataScope, now: now() })),
      history: await selectHistoryOf(db, `spare_stock:${unitCode}`),
    })),
    serve(update, async ({ params: { unitCode }, body: { minimum }, session, dataScope }) => {
      await setMinimum(db, unitCode, minimum, { by: session.username });
      return rowOf(db, unitCode, { dataScope, now: now() });
    }),
  ],
};

/** @throws AppError `not_found` also for a unit that isn't in sight */
async function rowOf(
  db: Database,
  unitCode: string,
  options: { dataScope: DataScope; now: Date },
): Promise<SpareStockRow> {
  const row = await stockWith(db, { unitCode }, options).executeTakeFirst();
  if (!row) throw errors.notFound(`The unit ${unitCode}`);
  return toRow(row);
}

function toRow({ unitCode, unitName, minimum, spares, free }: Omit<SpareStockRow, 'missing'>): SpareStockRow {
  return { unitCode, unitName, minimum, spares, free, missing: Math.max(0, minimum - free) };
}
