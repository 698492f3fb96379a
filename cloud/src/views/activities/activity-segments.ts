import type { CoverageSegment, SegmentReason } from '@rollcall/shared/http/coverage';
import type { CoveredActivity, Stretch } from '../../coverage/covered-activity.ts';
import { joinRuns } from '../../reconcile/join-runs.ts';

/** What footage covers of an activity, from lead to lag, as the strip shows it. */
export function activitySegments(
  { window, covered, uninspected, exempt, explained, broken, due, required }: CoveredActivity,
  { joinToleranceMs, asOf }: { joinToleranceMs: number; asOf: Date },
): CoverageSegment[] {
  if (!required) return [];
  const runs = joinRuns(covered, joinToleranceMs);
  const [from, to] = window;
  const turns = [
    ...window,
    asOf.getTime(),
    ...[...runs, ...uninspected, ...exempt, ...explained, ...broken].flat(),
  ].filter((time) => time >= from && time <= to);
  const times = [...new Set(turns)].sort((one, other) => one - other);
  const segments: CoverageSegment[] = [];
  for (const [index, start] of times.slice(0, -1).entries()) {
    const end = times[index + 1] ?? to;
    const last = segments.at(-1);
    const next = { from: iso(start), to: iso(end), ...stateOf([start, end]) };
    if (last?.state === next.state && last.reason === next.reason) last.to = next.to;
    else segments.push(next);
  }
  return segments;

  function stateOf(part: Stretch): Pick<CoverageSegment, 'state' | 'reason'> {
    if (runs.some((run) => holds(run, part))) return { state: 'recorded', reason: null };
    if (exempt.some((stretch) => holds(stretch, part))) return { state: 'exempt', reason: 'exemption' };
    if (uninspected.some((stretch) => holds(stretch, part))) return { state: 'not_inspected', reason: null };
    if (due) return { state: 'missing', reason: whyMissing(part) };
    return { state: 'not_yet_due', reason: part[0] < asOf.getTime() ? 'not_yet_imported' : null };
  }

  function whyMissing(part: Stretch): SegmentReason {
    if (broken.some((stretch) => holds(stretch, part))) return 'fault_ticket';
    return explained.some((stretch) => holds(stretch, part)) ? 'explanation' : 'unexplained';
  }
}

function holds([from, to]: Stretch, [start, end]: Stretch): boolean {
  return from <= start && end <= to;
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
