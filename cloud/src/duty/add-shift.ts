import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { planShiftChanges, type RosterChange, writeShifts } from './save-shifts.ts';
import type { Shift } from './shift.ts';
import { refusalOfShift } from './shift-refusal.ts';

/** @returns its id @throws AppError when it can't be */
export async function addShift(db: Database, shift: Shift, change: RosterChange): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const plan = await planShiftChanges(tx, [shift], change);
    const [objection] = plan.objections;
    if (objection) throw refusalOfShift(objection, [shift]);
    const [shiftId] = await writeShifts(tx, { ...plan, changed: [] }, change);
    // Nothing to add: one of the same officer and start stands already.
    if (shiftId === undefined) throw errors.shiftOverlap(shift.badgeNo, plan.changed[0]?.before ?? shift);
    return shiftId;
  });
}
