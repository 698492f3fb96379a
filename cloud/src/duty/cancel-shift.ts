import type { Database } from '../db/database.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { findStandingShift } from './find-standing-shift.ts';
import type { RosterChange } from './save-shifts.ts';
import { cancelStandingShift } from './shift-write-repository.ts';

/** The shift stays with its history, off the roster. @throws AppError when it can't be */
export async function cancelShift(
  db: Database,
  shiftId: string,
  change: RosterChange & { reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const shift = await findStandingShift(tx, shiftId, change);
    const { by, reason, now } = change;
    await cancelStandingShift(tx, shiftId, now);
    await appendFact(tx, { type: 'shift_cancelled', subject: `shift:${shiftId}`, payload: { ...shift, by, reason } });
  });
}
