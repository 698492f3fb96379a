import { recusalList, recusals } from '@rollcall/shared/resources/recusals';
import { recusalColumns, shownOfRecusals } from '@rollcall/shared/words/recusals';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { findRecusalRow, recusalSort, recusalsWith, toRow } from './repository.ts';
import { declareRecusal, endRecusal } from './save-recusal.ts';

const { create, end } = recusals.endpoints;

export const servedRecusals: ServedResource = {
  lists: [
    serveList(recusalList, {
      title: shownOfRecusals.title,
      columns: recusalColumns,
      sort: recusalSort,
      select: ({ db }, filters, { dataScope, session }) => recusalsWith(db, filters, { dataScope, ...session }),
      toRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(create, async ({ body, session }) => {
      const recusalId = await declareRecusal({ db, now }, session, body);
      return toRow(await findRecusalRow(db, recusalId));
    }),
    serve(end, async ({ params, body, session }) => {
      await endRecusal({ db, now }, session, params.recusalId, body.reason);
      return null;
    }),
  ],
};
