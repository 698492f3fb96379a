import { leave, leaveList } from '@rollcall/shared/resources/leave';
import { leaveColumns, shownOfLeave } from '@rollcall/shared/words/leave';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import type { RosterChange } from '../roster-proposals/roster-edit.ts';
import { findLeave, leaveSort, leaveWith } from './repository.ts';
import { addLeave, changeLeave, removeLeave } from './save-leave.ts';

const { read, create, update, remove } = leave.endpoints;

export const servedLeave: ServedResource = {
  lists: [
    serveList(leaveList, {
      title: shownOfLeave.title,
      columns: leaveColumns,
      sort: leaveSort,
      select: ({ db }, filters, { dataScope }) => leaveWith(db, filters, dataScope),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, dataScope }) => leaveDetail(db, params.leaveId, dataScope)),
    serve(create, async ({ body: { reason, ...wanted }, session, dataScope, reply }) => {
      const { leaveId, kept } = await addLeave(db, wanted, { ...changeBy(session, dataScope, now()), reason });
      if (kept.outcome !== 'proposed') return leaveDetail(db, leaveId, dataScope);
      reply.code(202);
      return { rosterProposalId: kept.rosterProposalId };
    }),
    serve(update, async ({ params: { leaveId }, body: { reason, ...changes }, session, dataScope, reply }) => {
      const kept = await changeLeave(db, leaveId, changes, { ...changeBy(session, dataScope, now()), reason });
      if (kept.outcome !== 'proposed') return leaveDetail(db, leaveId, dataScope);
      reply.code(202);
      return { rosterProposalId: kept.rosterProposalId };
    }),
    serve(remove, async ({ params: { leaveId }, body: { reason }, session, dataScope, reply }) => {
      const kept = await removeLeave(db, leaveId, { ...changeBy(session, dataScope, now()), reason });
      if (kept.outcome !== 'proposed') return null;
      reply.code(202);
      return { rosterProposalId: kept.rosterProposalId };
    }),
  ],
};

function changeBy(
  { username, accountId }: SignedIn,
  { unitCode }: Pick<RosterChange, 'unitCode'>,
  now: Date,
): RosterChange {
  return { by: username, accountId, now, unitCode };
}

/** @throws AppError `not_found` */
async function leaveDetail(db: Database, leaveId: string, dataScope: DataScope) {
  const row = await findLeave(db, leaveId, dataScope);
  if (!row) throw errors.notFound(`The leave ${leaveId}`);
  return { ...row, history: await selectHistoryOf(db, `leave:${leaveId}`) };
}
