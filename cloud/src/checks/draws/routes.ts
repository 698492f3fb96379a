import { drawItemList, drawList, draws } from '@rollcall/shared/resources/draws';
import { drawColumns, drawItemColumns, drawItemWords, drawWords } from '@rollcall/shared/words/draws';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../routes/served-resource.ts';
import { detailOf } from './detail.ts';
import { drawItemSort, drawItemsWith, drawSort, drawsWith } from './draw-list-repository.ts';
import { toDrawItemRow, toDrawRow } from './to-row.ts';

export const servedDraws: ServedResource = {
  lists: [
    serveList(drawList, {
      title: drawWords.title,
      columns: drawColumns,
      sort: drawSort,
      select: ({ db }, filters) => drawsWith(db, filters),
      toRow: toDrawRow,
    }),
  ],
  routes: ({ db }) => [serve(draws.endpoints.read, ({ params }) => detailOf(db, params.draw))],
};

export const servedDrawItems: ServedResource = {
  lists: [
    serveList(drawItemList, {
      title: drawItemWords.title,
      columns: drawItemColumns,
      sort: drawItemSort,
      select: ({ db }, filters, { sight }) => drawItemsWith(db, filters, sight),
      toRow: toDrawItemRow,
    }),
  ],
  routes: () => [],
};
