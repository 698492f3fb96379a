import { spotOrderList, spotOrders } from '@rollcall/shared/resources/spot-orders';
import { spotOrderColumns, spotOrderWords } from '@rollcall/shared/words/spot-orders';
import { z } from 'zod';
import { takeAttachment } from '../../attachments/take-attachment.ts';
import { takeSentFile } from '../../attachments/take-sent-file.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { attachment } from '../../http/attachment.ts';
import { serveList } from '../../http/list.ts';
import type { Route } from '../../http/route.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { ObjectStore } from '../../objects/object-store.ts';
import { spotOrderDetail } from './detail.ts';
import { giveOrder } from './give-order.ts';
import { spotOrderSort, spotOrdersWith, toRow } from './repository.ts';
import { checkOrder, ownerOf, proveOrder, seeOrder, showOrder, type TakeFile, withdrawOrder } from './take-on.ts';

interface Deps {
  db: Database;
  store: ObjectStore;
  now: () => Date;
}

const { read, create, see, prove, show, check, withdraw } = spotOrders.endpoints;

export const servedSpotOrders: ServedResource = {
  lists: [
    serveList(spotOrderList, {
      title: spotOrderWords.title,
      columns: spotOrderColumns,
      sort: spotOrderSort,
      select: ({ db, now }, filters, { dataScope, session }) =>
        spotOrdersWith(db, filters, { dataScope, badgeNo: ownerOf(session), now: now() }),
      toRow,
    }),
  ],
  routes: (deps) => [
    serve(read, ({ params, session }) => spotOrderDetail(deps, session, params.spotOrderId)),
    readFile(deps),
    serve(create, async ({ body, session, dataScope }) =>
      spotOrderDetail(deps, session, await giveOrder(deps, { ...session, dataScope }, body)),
    ),
    serve(see, async ({ params: { spotOrderId }, session, dataScope }) => {
      await seeOrder(deps, { ...session, dataScope }, spotOrderId);
      return spotOrderDetail(deps, session, spotOrderId);
    }),
    serve(prove, async ({ params: { spotOrderId }, body, session, dataScope }) => {
      await proveOrder({ ...deps, takeFile: takes(deps, session) }, { ...session, dataScope }, spotOrderId, body);
      return spotOrderDetail(deps, session, spotOrderId);
    }),
    serve(show, async ({ params: { spotOrderId }, body, session, dataScope }) => {
      await showOrder({ ...deps, takeFile: takes(deps, session) }, { ...session, dataScope }, spotOrderId, body);
      return spotOrderDetail(deps, session, spotOrderId);
    }),
    serve(check, async ({ params: { spotOrderId }, body, session, dataScope }) => {
      await checkOrder(deps, { ...session, dataScope }, spotOrderId, body);
      return spotOrderDetail(deps, session, spotOrderId);
    }),
    serve(withdraw, async ({ params: { spotOrderId }, body: { reason }, session, dataScope }) => {
      await withdrawOrder(deps, { ...session, dataScope }, spotOrderId, reason);
      return spotOrderDetail(deps, session, spotOrderId);
    }),
  ],
};

function takes({ store }: Deps, { accountId }: { accountId: string }): TakeFile {
  return (tx, attachmentId) => takeSentFile(tx, store, { attachmentId, accountId });
}

const fileParams = z.object({ spotOrderId: z.uuid(), fileId: z.uuid() });

/** GET: a file to save. A browser never opens it as a page of ours. */
function readFile({ db, store, now }: Deps): Route {
  return (app) =>
    app.get(
      '/api/v1/spot-orders/:spotOrderId/files/:fileId',
      { config: { access: 'findings.read' }, schema: { params: fileParams } },
      async ({ session, params: { spotOrderId, fileId } }, reply) => {
        const { steps } = await spotOrderDetail({ db, now }, session, spotOrderId);
        const file = steps.flatMap(({ files }) => files).find((one) => one.fileId === fileId);
        if (!file) throw errors.notFound('The file');
        const subject = `spot_order:${spotOrderId}` as const;
        const bytes = await takeAttachment({ db, store }, { subject, sha256: file.sha256, by: session.username });
        return reply
          .headers({ 'content-type': file.mediaType, 'content-disposition': attachment(file.fileName) })
          .send(bytes);
      },
    );
}
