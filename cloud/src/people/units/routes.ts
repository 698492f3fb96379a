import { units as resource, type UnitRow, unitList } from '@rollcall/shared/resources/units';
import { shownOfUnits, unitColumns } from '@rollcall/shared/words/units';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveWholeList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { parentsFirst, selectUnitRows, type UnitsAsked } from './repository.ts';
import { addUnit, changeUnit } from './save-units.ts';

const { read, create, update } = resource.endpoints;

export const servedUnits: ServedResource = {
  lists: [
    serveWholeList(unitList, {
      title: shownOfUnits.title,
      columns: unitColumns,
      select: async ({ db, now }, { dataScope }, { retired }) =>
        parentsFirst(await selectUnitRows(db, { now: now(), retired, dataScope })),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params: { unitCode }, dataScope }) => ({
      ...(await rowOf(db, unitCode, { now: now(), dataScope })),
      history: await selectHistoryOf(db, `unit:${unitCode}`),
    })),
    serve(create, async ({ body, session }) => {
      await addUnit(db, body, { by: session.username });
      return rowOf(db, body.unitCode, { now: now(), dataScope: seesAll });
    }),
    serve(update, async ({ params: { unitCode }, body, session }) => {
      await changeUnit(db, unitCode, body, { by: session.username, now: now() });
      return rowOf(db, unitCode, { now: now(), dataScope: seesAll });
    }),
  ],
};

/** @throws AppError `not_found` */
async function rowOf(db: Database, unitCode: string, asked: Pick<UnitsAsked, 'now' | 'dataScope'>): Promise<UnitRow> {
  const [row] = await selectUnitRows(db, { ...asked, unitCode });
  if (!row) throw errors.notFound(`The unit ${unitCode}`);
  return row;
}
