import type { Transaction } from '../../db/database.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import { reportFault } from './report-fault.ts';

/** Keeps the faults that officers told at stations' screens. Comes after `lockDutyForIntake`. */
export async function projectFaults(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  for (const { stationId, receivedAt, event } of events) {
    if (event.type !== 'fault_reported') continue;
    const { ticketId: reportId, at, ...fault } = event.body;
    // A station whose clock is ahead can't have heard what is still to come.
    const reportedAt = new Date(Math.min(Date.parse(at ?? event.wall), receivedAt.getTime()));
    await reportFault(tx, { ...fault, reportId, stationId, reportedAt, toldBy: null, toldAt: receivedAt });
  }
}
