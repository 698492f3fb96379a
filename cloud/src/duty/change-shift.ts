import type { Database } from '../db/database.ts';
import { findStandingShift } from './find-standing-shift.ts';
import type { RosterChange, RosterOutcome } from './roster-change.ts';
import { saveShifts } from './save-shifts.ts';
import type { Shift } from './shift.ts';

/** Changes the given fields. @throws AppError when the change is not allowed */
export async function changeShift(
  db: Database,
  shiftId: string,
  changes: { [Field in keyof Shift]?: Shift[Field] | undefined },
  change: RosterChange,
  { version }: { version?: number | undefined } = {},
): Promise<RosterOutcome> {
  return db.transaction().execute(async (tx) => {
    const before = await findStandingShift(tx, shiftId, change, version);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const after = { ...before, ...Object.fromEntries(given) };
    return (await saveShifts(tx, [after], change, 'shift_changed')).kept;
  });
}
