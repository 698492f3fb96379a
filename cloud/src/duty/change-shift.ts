import type { Database } from '../db/database.ts';
import { findStandingShift } from './find-standing-shift.ts';
import { type RosterChange, saveShifts } from './save-shifts.ts';
import type { Shift } from './shift.ts';

/** What is left out stays. @throws AppError when it can't be */
export async function changeShift(
  db: Database,
  shiftId: string,
  changes: { [Field in keyof Shift]?: Shift[Field] | undefined },
  change: RosterChange,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { badgeNo, startsAt, endsAt, dutyType, post } = await findStandingShift(tx, shiftId, change);
    const after = {
      shiftId,
      badgeNo: changes.badgeNo ?? badgeNo,
      startsAt: changes.startsAt ?? startsAt,
      endsAt: changes.endsAt ?? endsAt,
      dutyType: changes.dutyType ?? dutyType,
      post: changes.post ?? post,
    };
    await saveShifts(tx, [after], change);
  });
}
