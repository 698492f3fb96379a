import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { lockDutyExclusive } from './duty-lock-repository.ts';
import type { RosterChange } from './roster-change.ts';
import type { StandingShift } from './shift.ts';
import { toBreaks } from './shift-breaks-repository.ts';
import { findShift } from './shift-repository.ts';

/**
 * Takes the exclusive lock on duty, then reads a shift that isn't cancelled: it can't change until the transaction ends.
 * @param version what the caller saw; undefined: whatever it is
 * @throws AppError not_found, shift_cancelled, shift_changed_since
 */
export async function findStandingShift(
  tx: Transaction,
  shiftId: string,
  { unitCode, now }: Pick<RosterChange, 'unitCode' | 'now'>,
  version: number | undefined,
): Promise<StandingShift> {
  await lockDutyExclusive(tx);
  const row = await findShift(tx, shiftId, { sight: { unitCode, badgeNo: undefined }, now });
  if (!row) throw errors.notFound(`The shift ${shiftId}`);
  if (row.cancelled_at !== null) throw errors.shiftCancelled();
  if (version !== undefined && version !== row.version) throw errors.shiftChangedSince();
  return {
    shiftId,
    badgeNo: row.badge_no,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    dutyType: row.duty_type,
    post: row.post,
    breaks: toBreaks(row.breaks),
    campaignId: row.campaign_id,
    plannedRecorderSerial: row.planned_recorder_serial,
  };
}
