import { custodyDisputeList, custodyDisputes } from '@rollcall/shared/resources/custody-disputes';
import { custodyDisputeColumns, custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { decideRequest } from '../../auth/request.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { disputeCustody, disputeRequests } from './dispute.ts';
import { disputeSort, disputesWith, findDisputeRow } from './repository.ts';

const { dispute, decide } = custodyDisputes.endpoints;

export const servedCustodyDisputes: ServedResource = {
  lists: [
    serveList(custodyDisputeList, {
      title: custodyDisputeWords.title,
      columns: custodyDisputeColumns,
      sort: disputeSort,
      select: ({ db }, filters, viewer) => disputesWith(db, filters, viewer),
    }),
  ],
  routes({ db, now }) {
    return [
      serve(dispute, async ({ params, body, session }) =>
        rowOf(db, await disputeCustody(db, params.custodyId, { session, ...body, now: now() })),
      ),
      serve(decide, async ({ params: { disputeId }, body: { decision, reason }, session, dataScope }) => {
        const decided = { granted: decision === 'upheld', reason };
        await decideRequest({ db, now }, disputeRequests, { ...session, dataScope }, disputeId, decided);
        return rowOf(db, disputeId);
      }),
    ];
  },
};

/** @throws AppError `not_found` */
async function rowOf(db: Database, disputeId: string) {
  const row = await findDisputeRow(db, disputeId);
  if (!row) throw errors.notFound(`The dispute ${disputeId}`);
  return row;
}
