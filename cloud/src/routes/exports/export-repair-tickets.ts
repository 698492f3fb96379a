import { type RepairTicketRow, repairTicketsQuerySchema } from '@rollcall/shared/http/repair-tickets';
import { selectTickets, type TicketPlace } from '../../duty/repairs/repair-list-repository.ts';
import { toTicketRow } from '../repair-tickets/to-ticket-row.ts';
import { everyRow } from './every-row.ts';
import { exportColumns } from './export-columns.ts';
import { defineExport } from './export-definition.ts';
import { words } from './words.ts';

const column = exportColumns<RepairTicketRow>();

export const exportRepairTickets = defineExport({
  table: 'repair-tickets',
  title: { zh: '报障与维修', en: 'repairs' },
  access: 'repairs.read',
  query: repairTicketsQuerySchema,
  columns: [
    column.text('记录仪编号', 'Recorder serial', (ticket) => ticket.recorderSerial, 22),
    column.text('所属单位', 'Unit', (ticket) => ticket.unitName, 26),
    column.text('故障现象', 'Symptom', (ticket) => ticket.symptom, 40),
    column.moment('报障时间', 'Reported', (ticket) => ticket.reportedAt),
    column.text('报障人警号', 'Badge no.', (ticket) => ticket.reportedBy),
    column.text('报障人', 'Reported by', (ticket) => ticket.reporterName),
    column.number('报障次数', 'Reports', (ticket) => ticket.reportCount),
    column.word('状态', 'State', (ticket) => ticket.state, words.repairState),
    column.moment('了结时间', 'Closed', (ticket) => ticket.closedAt),
    column.word('结果', 'Outcome', (ticket) => ticket.outcome, words.repairOutcome),
    column.text('备注', 'Note', (ticket) => ticket.note, 40),
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
