import { repairTicketList, repairTickets } from '@rollcall/shared/resources/repair-tickets';
import { repairTicketColumns, repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import { type DataScope, isInScope, seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { serveList } from '../../http/list.ts';
import { serve } from '../../http/serve.ts';
import type { ServedResource } from '../../http/served-resource.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { addRepairTicket } from './add-repair-ticket.ts';
import { changeRepairTicket } from './change-repair-ticket.ts';
import { findTicketRow, selectReports, ticketSort, ticketsWith } from './repository.ts';

const { read, create, update } = repairTickets.endpoints;

export const servedRepairTickets: ServedResource = {
  lists: [
    serveList(repairTicketList, {
      title: repairTicketWords.title,
      columns: repairTicketColumns,
      sort: ticketSort,
      select: ({ db }, filters, { dataScope }) => ticketsWith(db, filters, dataScope),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, dataScope }) => detailOf(db, params.repairTicketId, dataScope)),
    serve(create, async ({ body, session, dataScope, reply }) => {
      const { outcome, repairTicketId } = await addRepairTicket(db, body, { session, dataScope, now: now() });
      reply.code(outcome === 'opened' ? 201 : 200);
      // Who adds to another's ticket sees what became of it.
      return detailOf(db, repairTicketId, seesAll);
    }),
    serve(update, async ({ params, body, session, dataScope }) => {
      await changeRepairTicket(db, params.repairTicketId, body, { by: session.username, dataScope, now: now() });
      return detailOf(db, params.repairTicketId, dataScope);
    }),
  ],
};

/** @throws AppError `not_found` */
async function detailOf(db: Database, repairTicketId: string, dataScope: DataScope) {
  const row = await findTicketRow(db, repairTicketId);
  if (!row || !isInScope(dataScope, { unitCode: row.unitCode, badgeNo: row.reportedBy })) {
    throw errors.notFound(`The repair ticket ${repairTicketId}`);
  }
  const [reports, history] = await Promise.all([
    selectReports(db, repairTicketId),
    selectHistoryOf(db, `repair_ticket:${repairTicketId}`),
  ]);
  return { ...row, reports, history };
}
