import type { CheckItem } from '@rollcall/shared/contract/pre-shift-check';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findShiftOfCheck, insertCheck, type PreShiftCheck } from './repository.ts';

/** The items that are at fault. */
export function faultyItems(items: PreShiftCheck['items']): CheckItem[] {
  return (Object.keys(items) as CheckItem[]).filter((item) => items[item].result === 'fault');
}

/** Keeps a check under the shift that it is for. The same check again changes nothing. The caller holds the duty lock. */
export async function keepCheck(tx: Transaction, check: PreShiftCheck, reason?: string): Promise<void> {
  const shift = await findShiftOfCheck(tx, check.badgeNo, check.checkedAt);
  const shiftId = shift?.shiftId ?? null;
  const faulty = faultyItems(check.items);
  const isNew = await insertCheck(tx, {
    ...check,
    shiftId,
    dutyDate: localDateOf(shift?.startsAt ?? check.checkedAt),
    passed: faulty.length === 0,
  });
  if (!isNew) return;
  const { preShiftCheckId, recorderSerial, badgeNo, checkedAt, chargePercent, spareSerial, stationId } = check;
  await appendFact(tx, {
    type: 'pre_shift_checked',
    subject: `pre_shift_check:${preShiftCheckId}`,
    payload: {
      ...{ recorderSerial, badgeNo, shiftId, checkedAt, items: check.items, faultyItems: faulty, chargePercent },
      ...{ spareOutcome: check.spare, spareSerial, stationId, reason, by: check.toldBy },
    },
  });
}
