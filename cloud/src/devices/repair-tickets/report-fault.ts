import type { Transaction } from '../../db/database.ts';
import { reviewShiftsOfRecorders, reviewShiftsOwing } from '../../duty/reviews/shift-review-repository.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { bringRecorderTo } from './bring-recorder-to.ts';
import {
  type FaultReport,
  findTicketAt,
  insertReport,
  insertTicket,
  isReported,
  lockRepairs,
  updateTicket,
} from './repository.ts';

/**
 * Opens a ticket, or adds to the one to which the fault belongs; from its first report on, what is missing of the
 * recorder's footage is explained. The same report again changes nothing.
 */
export async function reportFault(
  tx: Transaction,
  report: FaultReport,
): Promise<{ outcome: 'opened' | 'added'; repairTicketId: string } | { outcome: 'known' }> {
  await lockRepairs(tx);
  if (await isReported(tx, report.reportId)) return { outcome: 'known' };
  const { recorderSerial, badgeNo, stationId, symptom, reportedAt, toldBy: by } = report;
  const ticket = await findTicketAt(tx, recorderSerial, reportedAt);
  const repairTicketId = ticket?.repairTicketId ?? (await insertTicket(tx, report));
  await insertReport(tx, repairTicketId, report);
  if (ticket && reportedAt < ticket.reportedAt) await updateTicket(tx, { ...ticket, reportedAt });
  await appendFact(tx, {
    type: ticket ? 'fault_reported_again' : 'repair_ticket_opened',
    subject: `repair_ticket:${repairTicketId}`,
    payload: { recorderSerial, badgeNo, stationId, symptom, reportedAt, by },
  });
  if (!ticket)
    await bringRecorderTo(tx, recorderSerial, 'faulty', { by: by ?? `station ${stationId}`, reason: symptom });
  if (!ticket || reportedAt < ticket.reportedAt) {
    await reviewShiftsOfRecorders(tx, [{ recorderSerial, from: reportedAt, until: ticket?.closedAt ?? null }]);
    await reviewShiftsOwing(tx, [{ recorderSerial, at: reportedAt }], await readParameters(tx));
  }
  return { outcome: ticket ? 'added' : 'opened', repairTicketId };
}
