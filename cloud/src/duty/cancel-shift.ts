import type { Database } from '../db/database.ts';
import { findStandingShift } from './find-standing-shift.ts';
import { keepRosterEdits } from './keep-roster-edits.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';

/** Takes a shift off the roster; its row and history stay. @throws AppError when that is not allowed */
export async function cancelShift(
  db: Database,
  shiftId: string,
  change: RosterChange & { reason: string },
  { version }: { version?: number | undefined } = {},
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingShift(tx, shiftId, change, version);
    const edits = [{ thing: 'shift' as const, before, after: null }];
    return keepRosterEdits(tx, { act: 'shift_cancelled', edits }, change);
  });
}
