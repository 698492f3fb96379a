import { type RepairTicketRow, repairTicketsQuerySchema } from '@rollcall/shared/http/repair-tickets';
import { columnWords } from '@rollcall/shared/words/columns';
import { exportTitles } from '@rollcall/shared/words/exports';
import { repairStateNames, repairTicketExportColumns, repairTicketWords } from '@rollcall/shared/words/repair-tickets';
import { selectTickets, type TicketPlace } from '../../duty/repairs/repair-list-repository.ts';
import { toTicketRow } from '../repair-tickets/to-ticket-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';

const column = exportColumns<RepairTicketRow>();

export const exportRepairTickets = defineExport({
  table: 'repair-tickets',
  title: exportTitles['repair-tickets'],
  access: 'repairs.read',
  query: repairTicketsQuerySchema,
  columns: [
    column.text(columnWords.recorderSerial, (ticket) => ticket.recorderSerial, 22),
    column.text(columnWords.ofUnit, (ticket) => ticket.unitName, 26),
    column.text(repairTicketWords.symptom, (ticket) => ticket.symptom, 40),
    column.moment(repairTicketWords.reportedAt, (ticket) => ticket.reportedAt),
    column.text(repairTicketExportColumns.badgeNo, (ticket) => ticket.reportedBy),
    column.text(repairTicketExportColumns.reportedBy, (ticket) => ticket.reporterName),
    column.number(repairTicketExportColumns.reports, (ticket) => ticket.reportCount),
    column.word(columnWords.state, (ticket) => ticket.state, repairStateNames),
    column.moment(repairTicketWords.closedAt, (ticket) => ticket.closedAt),
    column.word(repairTicketWords.outcome, (ticket) => ticket.outcome, repairTicketWords.outcomes),
    column.text(repairTicketWords.note, (ticket) => ticket.note, 40),
  ],
  async *rows({ db }, query, sight) {
    const select = ({ after, limit }: { after: TicketPlace | undefined; limit: number }) =>
      selectTickets(db, query, { after, sight, limit });
    const placeOf = (last: Awaited<ReturnType<typeof select>>[number]) => ({
      reportedAt: last.reported_at.toISOString(),
      repairTicketId: last.repair_ticket_id,
    });
    for await (const row of everyRow(select, placeOf)) yield toTicketRow(row);
  },
});
