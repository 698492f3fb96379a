import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { findStandingShift } from './find-standing-shift.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import { saveShifts } from './save-shifts.ts';

/**
 * Two shifts exchange their officers, or one goes to another officer, in one act. A planned recorder is the officer's, not the
 * post's: it goes along.
 * @throws AppError when it can't be
 */
export async function swapShifts(
  db: Database,
  shiftId: string,
  to: { otherShiftId: string } | { badgeNo: string },
  change: RosterChange,
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const shift = await findStandingShift(tx, shiftId, change);
    if ('badgeNo' in to) {
      if (to.badgeNo === shift.badgeNo) throw errors.swapWithSelf();
      const given = { ...shift, badgeNo: to.badgeNo, plannedRecorderSerial: null };
      return (await saveShifts(tx, [given], change, 'shifts_swapped')).kept;
    }
    const other = await findStandingShift(tx, to.otherShiftId, change);
    if (other.badgeNo === shift.badgeNo) throw errors.swapWithSelf();
    const exchanged = [
      { ...shift, badgeNo: other.badgeNo, plannedRecorderSerial: other.plannedRecorderSerial },
      { ...other, badgeNo: shift.badgeNo, plannedRecorderSerial: shift.plannedRecorderSerial },
    ];
    return (await saveShifts(tx, exchanged, change, 'shifts_swapped')).kept;
  });
}
