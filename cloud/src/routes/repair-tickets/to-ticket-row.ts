import type { RepairTicketRow } from '@rollcall/shared/http/repair-tickets';
import type { StoredTicket } from '../../duty/repairs/repair-list-repository.ts';

export function toTicketRow(row: StoredTicket): RepairTicketRow {
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
