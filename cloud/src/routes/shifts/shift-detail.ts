import type { ShiftDetail } from '@rollcall/shared/http/shifts';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { findShift } from '../../duty/shifts/repository.ts';
import { errors } from '../../errors/errors.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { toShiftRow } from './to-shift-row.ts';

/** @throws AppError `not_found` */
export async function shiftDetail(
  db: Database,
  shiftId: string,
  as: { sight: Sight; now: Date },
): Promise<ShiftDetail> {
  const row = await findShift(db, shiftId, as);
  if (!row) throw errors.notFound(`The shift ${shiftId}`);
  return { ...toShiftRow(row), history: await selectHistoryOf(db, `shift:${shiftId}`) };
}
