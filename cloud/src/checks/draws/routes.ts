import { drawItemList, drawList, draws } from '@rollcall/shared/resources/draws';
import { drawColumns, drawItemColumns, drawItemWords, drawWords } from '@rollcall/shared/words/draws';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { decideSkip, proposeSkip } from '../skips/skip-item.ts';
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
  routes: ({ db, now }) => [
    serve(draws.endpoints.read, ({ params }) => detailOf(db, params.draw)),
    serve(draws.endpoints.skip, async ({ params: { draw }, body, session }) => {
      await proposeSkip({ db, now }, session, { draw, ...body });
      return detailOf(db, draw);
    }),
    serve(draws.endpoints.decideSkip, async ({ params: { drawSkipId }, body, session }) =>
      detailOf(db, await decideSkip({ db, now }, session, drawSkipId, body)),
    ),
  ],
};

export const servedDrawItems: ServedResource = {
  lists: [
    serveList(drawItemList, {
      title: drawItemWords.title,
      columns: drawItemColumns,
      sort: drawItemSort,
      select: ({ db }, filters, { dataScope }) => drawItemsWith(db, filters, dataScope),
      toRow: toDrawItemRow,
    }),
  ],
  routes: () => [],
};
