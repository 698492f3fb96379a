import type { CheckStanding } from '@rollcall/shared/resources/pre-shift-checks';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { type DataScope, isInScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { findShiftOfCheck, selectFreeSpares, selectHeld, selectNewestChecks } from './repository.ts';

/** What an officer can check now, and which spares are free. @throws AppError `not_found` also when not in sight */
export async function checkStanding(
  db: Database,
  badgeNo: string,
  { dataScope, now }: { dataScope: DataScope; now: Date },
): Promise<CheckStanding> {
  const officer = await db
    .selectFrom('officer')
    .select(['name', 'unit_code as unitCode'])
    .where('badge_no', '=', badgeNo)
    .executeTakeFirst();
  if (!officer || !isInScope(dataScope, { unitCode: officer.unitCode, badgeNo })) {
    throw errors.notFound(`The officer ${badgeNo}`);
  }
  const shift = await findShiftOfCheck(db, badgeNo, now);
  const dutyDate = localDateOf(shift?.startsAt ?? now);
  const [held, checks, spares] = await Promise.all([
    selectHeld(db, badgeNo, now),
    selectNewestChecks(db, { badgeNo, shiftId: shift?.shiftId ?? null, dutyDate }),
    selectFreeSpares(db, officer.unitCode, now),
  ]);
  return {
    badgeNo,
    officerName: officer.name,
    shift: shift
      ? { shiftId: shift.shiftId, startsAt: shift.startsAt.toISOString(), endsAt: shift.endsAt.toISOString() }
      : null,
    recorders: held.map(({ recorderSerial, basis, heldFrom }) => {
      const check = checks.find((one) => one.recorderSerial === recorderSerial);
      return {
        ...{ recorderSerial, basis, heldFrom: heldFrom.toISOString() },
        ...{ checkedAt: check?.checkedAt.toISOString() ?? null, passed: check?.passed ?? null },
      };
    }),
    spares,
  };
}
