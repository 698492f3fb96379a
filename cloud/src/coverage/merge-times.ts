import type { RecorderTime } from '../duty/reviews/shift-review-repository.ts';

/** Times of one recorder that lie closer together than this become one: reviewing a few more shifts costs less than another search. */
const closeMs = 6 * 3_600_000;

type BoundedTime = RecorderTime & { until: Date };

/** Merges times that overlap or lie close together. */
export function mergeTimes(times: readonly BoundedTime[]): BoundedTime[] {
  const merged: BoundedTime[] = [];
  for (const [recorderSerial, own] of Map.groupBy(times, (time) => time.recorderSerial)) {
    let last: BoundedTime | undefined;
    for (const { from, until } of own.toSorted((one, other) => one.from.getTime() - other.from.getTime())) {
      if (last && from.getTime() - last.until.getTime() <= closeMs) {
        if (until > last.until) last.until = until;
      } else {
        last = { recorderSerial, from, until };
        merged.push(last);
      }
    }
  }
  return merged;
}
