import type { LeaveDetail } from '@rollcall/shared/http/leave';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { findLeave } from '../../duty/leave/repository.ts';
import { errors } from '../../errors/errors.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { toLeaveRow } from './to-leave-row.ts';

/** @throws AppError `not_found` */
export async function leaveDetail(db: Database, leaveId: string, sight: Sight): Promise<LeaveDetail> {
  const row = await findLeave(db, leaveId, sight);
  if (!row) throw errors.notFound(`The leave ${leaveId}`);
  return { ...toLeaveRow(row), history: await selectHistoryOf(db, `leave:${leaveId}`) };
}
