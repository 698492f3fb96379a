import {
  type RepairTicketDetail,
  type RepairTicketRow,
  repairTicketList,
  repairTickets,
} from '@rollcall/shared/resources/repair-tickets';
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
import { findTicketRow, type StoredTicket, selectReports, ticketSort, ticketsWith } from './repository.ts';

const { read, create, update } = repairTickets.endpoints;

export const servedRepairTickets: ServedResource = {
  lists: [
    serveList(repairTicketList, {
      title: repairTicketWords.title,
      columns: repairTicketColumns,
      sort: ticketSort,
      select: ({ db }, filters, { sight }) => ticketsWith(db, filters, sight),
      toRow,
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
async function detailOf(db: Database, repairTicketId: string, sight: Sight): Promise<RepairTicketDetail> {
  const row = await findTicketRow(db, repairTicketId);
  if (!row || !isInSight(sight, { unitCode: row.unit_code, badgeNo: row.reported_by })) {
    throw errors.notFound(`The repair ticket ${repairTicketId}`);
  }
  const [reports, history] = await Promise.all([
    selectReports(db, repairTicketId),
    selectHistoryOf(db, `repair_ticket:${repairTicketId}`),
  ]);
  return {
    ...toRow(row),
    reports: reports.map((report) => ({
      reportId: report.report_id,
      badgeNo: report.badge_no,
      officerName: report.officer_name,
      stationId: report.station_id,
      symptom: report.symptom,
      reportedAt: report.reported_at.toISOString(),
    })),
    history,
  };
}

function toRow(row: StoredTicket): RepairTicketRow {
  return {
    repairTicketId: row.repair_ticket_id,
    recorderSerial: row.recorder_serial,
    unitCode: row.unit_code,
    unitName: row.unit_name,
    reportedBy: row.reported_by,
    reporterName: row.reporter_name,
    stationId: row.station_id,
    symptom: row.symptom,
    reportedAt: row.reported_at.toISOString(),
    reportCount: row.report_count ?? 0,
    state: row.state,
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
    note: row.note,
  };
}
