import { erasePermitList, erases } from '@rollcall/shared/resources/erases';
import { erasePermitColumns, eraseWords } from '@rollcall/shared/words/erases';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { agreeToApproval, proposeApproval } from './let-file-go.ts';
import { permitSort, permitsWith, selectEraseCards, toPermitRow } from './list-repository.ts';

const { cards, propose, agree } = erases.endpoints;

export const servedErases: ServedResource = {
  lists: [
    serveList(erasePermitList, {
      title: eraseWords.fileTitle,
      columns: erasePermitColumns,
      sort: permitSort,
      select: ({ db }, filters, { dataScope }) => permitsWith(db, filters, dataScope),
      toRow: toPermitRow,
    }),
  ],
  routes: ({ db, now }) => [
    serve(cards, async ({ dataScope }) => {
      const [{ eraseMode: mode }, rows] = await Promise.all([readParameters(db), selectEraseCards(db, dataScope)]);
      return { mode, rows };
    }),
    serve(propose, ({ body, session }) => proposeApproval({ db, now }, session, body)),
    serve(agree, async ({ params, session }) => {
      await agreeToApproval({ db, now }, session, params.approvalId);
      return null;
    }),
  ],
};
