import type { Database } from '../db/database.ts';
import type { Leave } from './leave.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import { saveLeave } from './save-leave.ts';

/** @returns its id, also if it still waits for a second person @throws AppError when it is not allowed */
export async function addLeave(
  db: Database,
  leave: Leave,
  change: RosterChange,
): Promise<{ leaveId: string; kept: RosterOutcome }> {
  return db.transaction().execute(async (tx) => {
    const { leaveIds, kept } = await saveLeave(tx, [{ ...leave, leaveId: null }], change, 'leave_added');
    const [leaveId] = leaveIds;
    if (leaveId === undefined) throw new Error('new leave was no addition');
    return { leaveId, kept };
  });
}
