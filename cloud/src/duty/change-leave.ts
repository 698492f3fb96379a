import type { Database } from '../db/database.ts';
import { findStandingLeave } from './find-standing-leave.ts';
import { keepRosterEdits } from './keep-roster-edits.ts';
import type { Leave } from './leave.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import { saveLeave } from './save-leave.ts';

/** Changes the given fields. @throws AppError when the change is not allowed */
export async function changeLeave(
  db: Database,
  leaveId: string,
  changes: { [Field in keyof Leave]?: Leave[Field] | undefined },
  change: RosterChange,
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingLeave(tx, leaveId, change);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after = { ...before, ...Object.fromEntries(given) };
    return (await saveLeave(tx, [after], change, 'leave_changed')).kept;
  });
}

/** Takes leave off the roster; its row and history stay. @throws AppError when that is not allowed */
export async function removeLeave(
  db: Database,
  leaveId: string,
  change: RosterChange & { reason: string },
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingLeave(tx, leaveId, change);
    const edits = [{ thing: 'leave' as const, before, after: null }];
    return keepRosterEdits(tx, { act: 'leave_removed', edits }, change);
  });
}
