import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';

/** One row of the table: a stretch, or the breaks together. */
export interface Gap {
  segments: readonly [CoverageSegment, ...CoverageSegment[]];
  shift: OfficerDay['shifts'][number];
}

const rank = { missing: 0, not_inspected: 1, not_yet_due: 2, exempt: 3, recorded: 4 };

/**
 * What of a day wasn't recorded: what is missing first, then what nobody could inspect and what may still come, then what is
 * exempt; breaks in one row, last.
 */
export function gapsOf({ shifts }: Pick<OfficerDay, 'shifts'>): Gap[] {
  const gaps = shifts
    .flatMap((shift) => shift.segments.map((segment): Gap => ({ segments: [segment], shift })))
    .filter(({ segments: [{ state }] }) => state !== 'recorded')
    .sort((one, other) => rank[one.segments[0].state] - rank[other.segments[0].state]);
  const breaks = gaps.filter(({ segments: [{ reason }] }) => reason === 'break');
  const others = gaps.filter(({ segments: [{ reason }] }) => reason !== 'break');
  const [first, ...rest] = breaks;
  if (!first) return others;
  return [...others, { ...first, segments: [first.segments[0], ...rest.map(({ segments: [segment] }) => segment)] }];
}
