import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { RosterChange, RosterOutcome } from '../roster-proposals/roster-edit.ts';
import { findStandingShift, saveShifts } from './save-shifts.ts';

type SwapTo = { otherShiftId: string } | { badgeNo: string };

/** Which versions of the two shifts the caller saw. */
interface SeenVersions {
  version?: number | undefined;
  otherVersion?: number | undefined;
}

/**
 * Swaps the officers of two shifts, or gives one shift to another officer. A planned recorder goes along with its officer.
 * @throws AppError when that is not allowed
 */
export async function swapShifts(
  db: Database,
  shiftId: string,
  to: SwapTo,
  change: RosterChange,
  seen: SeenVersions = {},
): Promise<RosterOutcome> {
  return db.transaction().execute((tx) => swapShiftsWithin(tx, shiftId, to, change, seen));
}

/** The same in a transaction. Nothing is written when it isn't allowed. @throws AppError */
export async function swapShiftsWithin(
  tx: Transaction,
  shiftId: string,
  to: SwapTo,
  change: RosterChange,
  seen: SeenVersions,
): Promise<RosterOutcome> {
  const shift = await findStandingShift(tx, shiftId, change, seen.version);
  if ('badgeNo' in to) {
    if (to.badgeNo === shift.badgeNo) throw errors.swapWithSelf();
    const given = { ...shift, badgeNo: to.badgeNo, plannedRecorderSerial: null };
    return (await saveShifts(tx, [given], change, 'shifts_swapped')).kept;
  }
  const other = await findStandingShift(tx, to.otherShiftId, change, seen.otherVersion);
  if (other.badgeNo === shift.badgeNo) throw errors.swapWithSelf();
  const exchanged = [
    { ...shift, badgeNo: other.badgeNo, plannedRecorderSerial: other.plannedRecorderSerial },
    { ...other, badgeNo: shift.badgeNo, plannedRecorderSerial: shift.plannedRecorderSerial },
  ];
  return (await saveShifts(tx, exchanged, change, 'shifts_swapped')).kept;
}
