import type { ShiftDetail } from '@rollcall/shared/http/shifts';
import type { Database } from '../../db/database.ts';
import { findShift } from '../../duty/shift-repository.ts';
import { errors } from '../../errors/errors.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { toShiftRow } from './to-shift-row.ts';

/** @param visible the only unit whose shifts may be seen; every unit's when undefined @throws AppError `not_found` */
export async function shiftDetail(
  db: Database,
  shiftId: string,
  visible: { unitCode: string | null | undefined },
): Promise<ShiftDetail> {
  const row = await findShift(db, shiftId, visible);
  if (!row) throw errors.notFound(`The shift ${shiftId}`);
  return { ...toShiftRow(row), history: await selectHistoryOf(db, `shift:${shiftId}`) };
}
