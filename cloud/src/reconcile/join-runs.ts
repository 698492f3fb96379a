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
