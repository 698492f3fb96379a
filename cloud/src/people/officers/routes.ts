import { type OfficerDetail, officerList, officers } from '@rollcall/shared/resources/officers';
import { officerColumns, shownOfOfficers } from '@rollcall/shared/words/officers';
import { sql } from 'kysely';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryWithCustodies } from '../../ledger/custody-history-repository.ts';
import { type Asked, findOfficerRow, officerRows } from './repository.ts';
import { addOfficer, changeOfficer } from './save-officers.ts';

const { read, create, update } = officers.endpoints;

export const servedOfficers: ServedResource = {
  lists: [
    serveList(officerList, {
      title: shownOfOfficers.title,
      columns: officerColumns,
      sort: { direction: 'asc', keys: [{ by: sql.ref('o.badge_no'), type: 'text' }] },
      select: ({ db, now }, filters, { dataScope }) => officerRows(db, filters, { now: now(), dataScope }),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, async ({ params, dataScope }) => detail(db, params.badgeNo, { now: now(), dataScope })),
    serve(create, async ({ body, session }) => {
      await addOfficer(db, body, { by: session.username, now: now() });
      return detail(db, body.badgeNo, { now: now(), dataScope: seesAll });
    }),
    serve(update, async ({ params: { badgeNo }, body, session }) => {
      await changeOfficer(db, badgeNo, body, { by: session.username, now: now() });
      return detail(db, badgeNo, { now: now(), dataScope: seesAll });
    }),
  ],
};

/** @throws AppError `not_found` */
async function detail(db: Database, badgeNo: string, asked: Asked): Promise<OfficerDetail> {
  const row = await findOfficerRow(db, badgeNo, asked);
  if (!row) throw errors.notFound(`The officer ${badgeNo}`);
  return { ...row, history: await selectHistoryWithCustodies(db, { badgeNo }, asked.dataScope) };
}
