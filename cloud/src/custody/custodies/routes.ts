import { custodyList, custodies as resource } from '@rollcall/shared/resources/custodies';
import { custodyColumns, shownOfCustodies } from '@rollcall/shared/words/custodies';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { addCustody, changeCustody, removeCustody } from './change-custody.ts';
import { custodiesWith, custodySort, findCustodyRow } from './repository.ts';

const { create, update, remove } = resource.endpoints;

export const servedCustodies: ServedResource = {
  lists: [
    serveList(custodyList, {
      title: shownOfCustodies.title,
      columns: custodyColumns,
      sort: custodySort,
      select: ({ db, now }, filters, { dataScope }) => custodiesWith(db, filters, { now: now(), dataScope }),
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body: { reason, ...custody }, session: { username: by }, dataScope: { unitCode } }) =>
      rowOf(db, await addCustody(db, custody, { by, reason, now: now(), unitCode })),
    ),
    serve(update, async ({ params: { custodyId }, body, session: { username: by }, dataScope: { unitCode } }) => {
      const { reason, ...changes } = body;
      await changeCustody(db, custodyId, changes, { by, reason, now: now(), unitCode });
      return rowOf(db, custodyId);
    }),
    serve(remove, async ({ params: { custodyId }, body, session: { username: by }, dataScope: { unitCode } }) => {
      await removeCustody(db, custodyId, { by, ...body, now: now(), unitCode });
      return null;
    }),
  ],
};

/** @throws AppError `not_found` */
async function rowOf(db: Database, custodyId: string) {
  const row = await findCustodyRow(db, custodyId);
  if (!row) throw errors.notFound(`The custody ${custodyId}`);
  return row;
}
