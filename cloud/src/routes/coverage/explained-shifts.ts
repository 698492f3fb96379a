import type { ShiftCoverage } from '@rollcall/shared/http/coverage';
import type { CoveredShift } from '../../coverage/covered-shift.ts';
import { explainSegments } from '../../coverage/explanation-repository.ts';
import type { Database } from '../../db/database.ts';
import { toShiftCoverage } from './to-shift-coverage.ts';

/** Shifts as the API gives them, with who approved what of their time, by their id. */
export async function explainedShifts(
  db: Database,
  shifts: readonly CoveredShift[],
): Promise<Map<string, ShiftCoverage>> {
  const told = shifts.map(toShiftCoverage);
  const explained = await explainSegments(
    db,
    told.map(({ badgeNo, unitCode, segments }) => ({ officers: [{ badgeNo, unitCode }], segments })),
  );
  return new Map(
    told.map((shift, index) => [shift.shiftId, { ...shift, segments: explained[index] ?? shift.segments }]),
  );
}

/** One of them. */
export async function explainedShift(db: Database, shift: CoveredShift): Promise<ShiftCoverage> {
  return (await explainedShifts(db, [shift])).get(shift.shiftId) ?? toShiftCoverage(shift);
}
