import type { Stretch } from '../coverage/covered-activity.ts';

/** What lies no further apart than the tolerance, as one. @returns runs in order of time, further apart than that */
export function joinRuns(stretches: readonly Stretch[], toleranceMs: number): Stretch[] {
  const runs: [number, number][] = [];
  for (const [from, to] of stretches.toSorted(([one], [other]) => one - other)) {
    const last = runs.at(-1);
    if (last && from - last[1] <= toleranceMs) last[1] = Math.max(last[1], to);
    else runs.push([from, to]);
  }
  return runs;
}

/** What of these lies in none of the others. @param others in order and disjoint */
export function subtract(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  return stretches.flatMap(([from, to]) => {
    const left: Stretch[] = [];
    let at = from;
    for (const [start, end] of others) {
      if (end <= at || start >= to) continue;
      if (start > at) left.push([at, start]);
      at = end;
    }
    if (at < to) left.push([at, to]);
    return left;
  });
}
