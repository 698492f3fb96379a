import type { ShiftCoverage } from '@rollcall/shared/http/coverage';
import type { Database } from '../db/database.ts';
import type { CoveredShift } from './covered-shift.ts';
import { explainSegments } from './explanation-repository.ts';

/** Shifts as the API gives them, with who approved what of their time, by their id. */
export async function explainedShifts(
  db: Database,
  shifts: readonly CoveredShift[],
): Promise<Map<string, ShiftCoverage>> {
  const told = shifts.map(toShiftCoverage);
  const explained = await explainSegments(
    db,
    told.map(({ badgeNo, unitCode, segments, rulesEdition }) => {
      return { officers: [{ badgeNo, unitCode }], segments, rulesEdition };
    }),
  );
  return new Map(
    told.map((shift, index) => [shift.shiftId, { ...shift, segments: explained[index] ?? shift.segments }]),
  );
}

/** One of them. */
export async function explainedShift(db: Database, shift: CoveredShift): Promise<ShiftCoverage> {
  return (await explainedShifts(db, [shift])).get(shift.shiftId) ?? toShiftCoverage(shift);
}

/** A shift as the API gives it, without who approved what. */
export function toShiftCoverage(shift: CoveredShift): ShiftCoverage {
  const {
    startsAt,
    endsAt,
    dueAt,
    segments,
    totals,
    officerKind: _kind,
    changesAt: _at,
    footageAfterDue: _after,
    ...rest
  } = shift;
  return {
    ...rest,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    dueAt: dueAt.toISOString(),
    coverage: totals,
    segments: segments.map((segment) => ({
      ...segment,
      from: segment.from.toISOString(),
      to: segment.to.toISOString(),
    })),
  };
}
