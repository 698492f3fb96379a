import type { ShiftCoverage } from '@rollcall/shared/http/coverage';
import type { CoveredShift } from '../../coverage/covered-shift.ts';

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
