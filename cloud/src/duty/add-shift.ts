import type { Database } from '../db/database.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import { saveShifts } from './save-shifts.ts';
import type { WantedShift } from './wanted-shift.ts';

/** @returns its id, also if it still waits for a second person @throws AppError when it is not allowed */
export async function addShift(
  db: Database,
  shift: WantedShift,
  change: RosterChange,
): Promise<{ shiftId: string; kept: RosterOutcome }> {
  return db.transaction().execute(async (tx) => {
    const { edits, kept } = await saveShifts(tx, [{ ...shift, shiftId: null }], change, 'shift_added');
    const [edit] = edits;
    if (edit?.thing !== 'shift' || !edit.after) throw new Error('a new shift was no addition');
    return { shiftId: edit.after.shiftId, kept };
  });
}
