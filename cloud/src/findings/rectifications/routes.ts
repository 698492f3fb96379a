import { rectificationList, rectifications } from '@rollcall/shared/resources/rectifications';
import { rectificationColumns, rectificationWords } from '@rollcall/shared/words/rectifications';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { rectificationDetail } from './detail.ts';
import { orderRectification } from './order-rectification.ts';
import { rectificationSort, rectificationsWith, toRow } from './repository.ts';
import { checkRectification, ownerOf, reassignRectification, withdrawRectification } from './take-on-rectification.ts';

const { read, order, reassign, withdraw, check } = rectifications.endpoints;

/** What comes with files, `prove` and the files themselves, is served by `routes/rectifications`. */
export const servedRectifications: ServedResource = {
  lists: [
    serveList(rectificationList, {
      title: rectificationWords.title,
      columns: rectificationColumns,
      sort: rectificationSort,
      select: ({ db, now }, filters, { dataScope, session }) =>
        rectificationsWith(db, filters, { dataScope, badgeNo: ownerOf(session), now: now() }),
      toRow,
    }),
  ],
  routes: (deps) => [
    serve(read, ({ params, session }) => rectificationDetail(deps, session, params.rectificationId)),
    serve(order, async ({ params, body, session, dataScope }) =>
      rectificationDetail(
        deps,
        session,
        await orderRectification(deps, { ...session, dataScope }, params.findingId, body),
      ),
    ),
    serve(reassign, async ({ params: { rectificationId }, body, session, dataScope }) => {
      await reassignRectification(deps, { ...session, dataScope }, rectificationId, body);
      return rectificationDetail(deps, session, rectificationId);
    }),
    serve(withdraw, async ({ params: { rectificationId }, body, session, dataScope }) => {
      await withdrawRectification(deps, { ...session, dataScope }, rectificationId, body.reason);
      return rectificationDetail(deps, session, rectificationId);
    }),
    serve(check, async ({ params: { rectificationId }, body, session, dataScope }) => {
      await checkRectification(deps, { ...session, dataScope }, rectificationId, body);
      return rectificationDetail(deps, session, rectificationId);
    }),
  ],
};
