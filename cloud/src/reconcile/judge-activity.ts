import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import type { FindingDetail, FindingKind, RuleKey } from '@rollcall/shared/http/findings';
import { lengthBetween } from '@rollcall/shared/rules/lengths';
import type { CoveredActivity, Stretch } from '../coverage/covered-activity.ts';
import { emptyDetail } from './empty-detail.ts';
import { joinRuns, subtract } from './join-runs.ts';
import type { JudgedFinding } from './judged-finding.ts';

/** The rules that speak of activities. */
export const activityRules = ['activity_coverage', 'activity_start', 'activity_end'] as const;

export interface JudgedActivity {
  verdict: ActivityVerdict;
  /** What had to be recorded, exempt time taken out, and what of it was, in whole seconds. */
  requiredMs: number;
  recordedMs: number;
  findings: JudgedFinding[];
}

/**
 * What became of an activity. It is covered when it is recorded without a hole from its lead to its lag. Exempt time need not be
 * recorded; explained time is missing, but nothing is found about it. Of what is missing without explanation: what lies before
 * the first footage that covers something of the activity itself was started too late, what lies after the last was stopped
 * early; what lies between is a hole in it. Where nothing of the activity itself is covered, that is all there is to say. Footage
 * that nobody could inspect may be whole: nothing is found that it would cover, and nothing counts as recorded by it.
 */
export function judgeActivity(activity: CoveredActivity, options: { joinToleranceMs: number }): JudgedActivity {
  const { covered, uninspected } = activity;
  const certain = judgeCovered(activity, options);
  if (uninspected.length === 0 || isWhole(certain)) return certain;
  const kindest = judgeCovered({ ...activity, covered: joinRuns([...covered, ...uninspected], 0) }, options);
  const verdict = isWhole(kindest) ? 'not_inspected' : kindest.verdict;
  return { ...kindest, verdict, recordedMs: certain.recordedMs };
}

/** All that had to be recorded is. */
function isWhole({ verdict }: JudgedActivity): boolean {
  return verdict === 'covered' || verdict === 'partly_exempt';
}

function judgeCovered(activity: CoveredActivity, { joinToleranceMs }: { joinToleranceMs: number }): JudgedActivity {
  const { core, window, covered, exempt, explained } = activity;
  const required = subtract([window], exempt);
  // As in a shift, a hole within the tolerance counts as recorded.
  const open = subtract(required, covered).filter(([from, to]) => to - from > joinToleranceMs);
  const judged = { requiredMs: lengthOf(required), recordedMs: lengthOf(required) - lengthOf(open) };
  const nothing = { ...judged, findings: [] };
  if (!activity.required) return { ...nothing, verdict: 'not_required', requiredMs: 0, recordedMs: 0 };
  const requiredCore = subtract([core], exempt);
  if (requiredCore.length === 0) return { ...nothing, verdict: 'exempt' };

  const besides = (runs: readonly Stretch[]) =>
    subtract([window], runs).filter(([from, to]) => to - from > joinToleranceMs);
  const reach: Stretch = [core[0] - joinToleranceMs, core[1] + joinToleranceMs];
  const untouched = !covered.some((stretch) => overlaps(stretch, reach));
  if (!untouched && besides(joinRuns([...covered, ...exempt], joinToleranceMs)).length === 0) {
    const isCovered = besides(joinRuns(covered, joinToleranceMs)).length === 0;
    return { ...nothing, verdict: isCovered ? 'covered' : 'partly_exempt' };
  }
  if (!activity.due) return { ...nothing, verdict: 'pending' };

  const about = aboutOf(activity);
  const find = (ruleKey: RuleKey, kind: FindingKind, missing: readonly Stretch[]): JudgedFinding[] =>
    missing.length === 0 ? [] : [{ ...about, ruleKey, kind, detail: detailOf(activity, missing, judged.requiredMs) }];
  if (untouched) {
    const [finding] = find('activity_coverage', 'activity_not_covered', subtract(requiredCore, explained));
    if (!finding) return { ...nothing, verdict: 'not_covered_explained' };
    return { ...judged, verdict: 'not_covered', findings: [withTestimonies(finding)] };
  }
  const runs = joinRuns([...covered, ...exempt, ...explained], joinToleranceMs);
  const holes = besides(runs);
  if (holes.length === 0) return { ...nothing, verdict: 'incomplete_explained' };
  const touching = runs.filter((run) => overlaps(run, reach));
  const first = touching[0]?.[0] ?? core[0];
  const last = touching.at(-1)?.[1] ?? core[1];
  return {
    ...judged,
    verdict: 'incomplete',
    findings: [
      ...find(
        'activity_coverage',
        'activity_not_covered',
        holes.filter(([from]) => from >= first && from < last),
      ),
      ...find(
        'activity_start',
        'started_too_late',
        holes.filter(([, to]) => to <= first),
      ),
      ...find(
        'activity_end',
        'stopped_early',
        holes.filter(([from]) => from >= last),
      ),
    ],
  };
}

function aboutOf({ activityId, officers, dutyDate }: CoveredActivity) {
  const [officer] = officers;
  return {
    subject: `activity:${activityId}` as const,
    activityId,
    badgeNo: officer?.badgeNo ?? null,
    unitCode: officer?.unitCode ?? '',
    dutyDate,
  };
}

function detailOf({ officers }: CoveredActivity, missing: readonly Stretch[], requiredMs: number): FindingDetail {
  const others = officers.slice(1).map(({ badgeNo }) => badgeNo);
  return {
    ...emptyDetail,
    missing: missing.map(([from, to]) => ({ from: new Date(from).toISOString(), to: new Date(to).toISOString() })),
    missingMs: lengthOf(missing),
    requiredMs,
    ...(others.length > 0 ? { badgeNos: others } : {}),
  };
}

/** That it happened is known from the activity alone; whether it was recorded and is gone, others say. */
function withTestimonies(finding: JudgedFinding): JudgedFinding {
  const testimonies = {
    recorderLog: 'silent',
    files: 'absent',
    sequence: 'silent',
    cardInventory: 'silent',
    ticket: 'recorded',
  } as const;
  return { ...finding, grade: 'weak', detail: { ...finding.detail, testimonies } };
}

function overlaps(one: Stretch, other: Stretch): boolean {
  return one[0] < other[1] && other[0] < one[1];
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((ms, [from, to]) => ms + lengthBetween(from, to), 0);
}
