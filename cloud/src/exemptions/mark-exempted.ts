import type { Transaction } from '../db/database.ts';
import { lockDutyShared } from '../db/duty-lock.ts';
import { reviewShiftsOfOfficers, reviewShiftsOfUnits } from '../duty/reviews/shift-review-repository.ts';

/** Has everything looked at again that an exemption changes by being approved, or taken back after that. */
export async function markExempted(
  tx: Transaction,
  {
    badge_no: badgeNo,
    unit_code: unitCode,
    starts_at: from,
    ends_at: until,
  }: { badge_no: string | null; unit_code: string | null; starts_at: Date; ends_at: Date },
): Promise<void> {
  // Nobody goes on the roster, or into the unit, whom this wouldn't see.
  await lockDutyShared(tx);
  if (badgeNo !== null) await reviewShiftsOfOfficers(tx, [{ badgeNo, from, until }]);
  if (unitCode !== null) await reviewShiftsOfUnits(tx, [{ unitCode, from, until }]);
}
