import { repairTicketList, repairTickets } from '@rollcall/shared/resources/repair-tickets';
import { repairTicketColumns, repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import type { Database } from '../../db/database.ts';
import { isInSight, type Sight, seesAll } from '../../db/sight.ts';
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
      select: ({ db }, filters, { sight }) => ticketsWith(db, filters, sight),
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ params, sight }) => detailOf(db, params.repairTicketId, sight)),
    serve(create, async ({ body, session, sight, reply }) => {
      const { outcome, repairTicketId } = await addRepairTicket(db, body, { session, sight, now: now() });
      reply.code(outcome === 'opened' ? 201 : 200);
      // Who adds to another's ticket sees what became of it.
      return detailOf(db, repairTicketId, seesAll);
    }),
    serve(update, async ({ params, body, session, sight }) => {
      await changeRepairTicket(db, params.repairTicketId, body, { by: session.username, sight, now: now() });
      return detailOf(db, params.repairTicketId, sight);
    }),
  ],
};

/** @throws AppError `not_found` */
async function detailOf(db: Database, repairTicketId: string, sight: Sight) {
  const row = await findTicketRow(db, repairTicketId);
  if (!row || !isInSight(sight, { unitCode: row.unitCode, badgeNo: row.reportedBy })) {
    throw errors.notFound(`The repair ticket ${repairTicketId}`);
  }
  const [reports, history] = await Promise.all([
    selectReports(db, repairTicketId),
    selectHistoryOf(db, `repair_ticket:${repairTicketId}`),
  ]);
  return { ...row, reports, history };
}
