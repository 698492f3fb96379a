import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { lockDuty } from './duty-lock-repository.ts';
import type { RosterChange } from './save-shifts.ts';
import type { StandingShift } from './shift.ts';
import { findShift } from './shift-repository.ts';

/** A shift that isn't cancelled. Found after the lock, so that it stays so until the transaction ends. @throws AppError */
export async function findStandingShift(
  tx: Transaction,
  shiftId: string,
  change: RosterChange,
): Promise<StandingShift> {
  await lockDuty(tx);
  const row = await findShift(tx, shiftId, change);
  if (!row) throw errors.notFound(`The shift ${shiftId}`);
  if (row.cancelled_at !== null) throw errors.shiftCancelled();
  return {
    shiftId,
    badgeNo: row.badge_no,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    dutyType: row.duty_type,
    post: row.post,
  };
}
