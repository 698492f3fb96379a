import type { RepairTicketDetail } from '@rollcall/shared/http/repair-tickets';
import type { Database } from '../../db/database.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { findTicketRow, selectReports } from '../../duty/repairs/repair-list-repository.ts';
import { errors } from '../../errors/errors.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { toTicketRow } from './to-ticket-row.ts';

/** @throws AppError `not_found` */
export async function ticketDetail(db: Database, repairTicketId: string, sight: Sight): Promise<RepairTicketDetail> {
  const row = await findTicketRow(db, repairTicketId);
  if (!row || !isInSight(sight, { unitCode: row.unit_code, badgeNo: row.reported_by })) {
    throw errors.notFound(`The repair ticket ${repairTicketId}`);
  }
  const [reports, history] = await Promise.all([
    selectReports(db, repairTicketId),
    selectHistoryOf(db, `repair_ticket:${repairTicketId}`),
  ]);
  return {
    ...toTicketRow(row),
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
