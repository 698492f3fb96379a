import type { Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { lockDutyExclusive } from './duty-lock-repository.ts';
import type { StandingLeave } from './leave.ts';
import { findLeave } from './leave-repository.ts';
import type { RosterChange } from './roster-change.ts';

/** Takes `lockDutyExclusive`, then reads leave that isn't removed: it can't change until the transaction ends. @throws AppError */
export async function findStandingLeave(
  tx: Transaction,
  leaveId: string,
  { unitCode }: Pick<RosterChange, 'unitCode'>,
): Promise<StandingLeave> {
  await lockDutyExclusive(tx);
  const row = await findLeave(tx, leaveId, { unitCode, badgeNo: undefined });
  if (!row) throw errors.notFound(`The leave ${leaveId}`);
  if (row.removed_at !== null) throw errors.leaveRemoved();
  const { badge_no: badgeNo, leave_kind: leaveKind, starts_at: startsAt, ends_at: endsAt, note } = row;
  return { leaveId, badgeNo, leaveKind, startsAt, endsAt, note };
}
