import type { CheckedItems } from '@rollcall/shared/resources/pre-shift-checks';
import type { Transaction } from '../../db/database.ts';
import type { ReceivedEvent } from '../../db/received-event.ts';
import { keepCheck } from './keep-check.ts';

/**
 * Keeps the checks that officers made at stations' screens. The fault, the return and the spare come as events of their own. Comes
 * after `lockDutyForIntake`, which keeps the roster as it is.
 */
export async function projectPreShiftChecks(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  for (const { stationId, receivedAt, event } of events) {
    if (event.type !== 'pre_shift_checked') continue;
    const { checkId, recorderSerial, badgeNo, at, items, ticketId, spareSerial } = event.body;
    const failed = Object.values(items).includes('fault');
    await keepCheck(tx, {
      ...{ preShiftCheckId: checkId, recorderSerial, badgeNo, stationId, chargePercent: null },
      // A station whose clock is ahead can't have seen what is still to come.
      checkedAt: new Date(Math.min(Date.parse(at ?? event.wall), receivedAt.getTime())),
      items: Object.fromEntries(
        Object.entries(items).map(([item, result]) => [item, { result, note: '' }]),
      ) as CheckedItems,
      reportId: ticketId ?? null,
      spare: failed ? (spareSerial === undefined ? (event.body.spare ?? 'not_taken') : 'taken') : null,
      spareSerial: failed ? (spareSerial ?? null) : null,
      toldBy: null,
      toldAt: receivedAt,
    });
  }
}
