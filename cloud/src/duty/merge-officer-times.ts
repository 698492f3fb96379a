import type { OfficerTime } from './reviews/shift-review-repository.ts';

/**
 * The same times with those of an officer that overlap or touch made one: whatever touches one of the given times touches one of
 * these. Marking for review looks each time up.
 */
export function mergeOfficerTimes(times: readonly OfficerTime[]): OfficerTime[] {
  const merged: OfficerTime[] = [];
  for (const [badgeNo, own] of Map.groupBy(times, (time) => time.badgeNo)) {
    let last: OfficerTime | undefined;
    for (const { from, until } of own.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
      if (!last || (last.until !== null && last.until < from)) {
        last = { badgeNo, from, until };
        merged.push(last);
      } else if (last.until !== null && (until === null || until > last.until)) last.until = until;
    }
  }
  return merged;
}
