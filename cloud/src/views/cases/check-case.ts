import type { CaseCheck, CaseDetail, CaseLine, CaseLineState, CaseWhy } from '@rollcall/shared/resources/cases';
import { caseLineSchema } from '@rollcall/shared/resources/cases';
import type { CoveredActivity, Stretch } from '../../coverage/covered-activity.ts';
import { joinRuns } from '../../reconcile/join-runs.ts';
import type { CaseFinding, CaseHolding, CaseRecording } from './repository.ts';

export interface CheckedCase {
  activities: readonly CoveredActivity[];
  recordings: readonly CaseRecording[];
  holdings: readonly CaseHolding[];
  findings: readonly CaseFinding[];
  /** Until when each recording is kept; null: for good. */
  keptUntil: ReadonlyMap<string, Date | null>;
  joinToleranceMs: number;
  /** A clock that may be further off doesn't say when something was. */
  clockToleranceMs: number;
}

/** Whether the footage of a case is whole, line by line. In doubt a line can't tell; one without rows can't, either. */
export function checkCase(of: CheckedCase): CaseDetail['checklist'] {
  return caseLineSchema.options.map((line) => {
    const rows = checks[line](of);
    return { line, state: stateOf(rows), rows };
  });
}

function stateOf(rows: readonly CaseCheck[]): CaseLineState {
  if (rows.some(({ state }) => state === 'defect')) return 'defect';
  return rows.length === 0 || rows.some(({ state }) => state === 'cannot_tell') ? 'cannot_tell' : 'holds';
}

const checks: Record<CaseLine, (of: CheckedCase) => CaseCheck[]> = {
  covered: (of) => of.activities.map((activity) => checkCovered(activity, of)),
  whole: ({ recordings, findings }) =>
    recordings.map((recording) => ofRecording(recording, wholeness(recording), findings, ['damaged'])),
  verified: ({ recordings, findings }) =>
    recordings.map((recording) => ofRecording(recording, arrival(recording), findings, ['integrity'])),
  nothing_missing: ({ holdings, findings }) =>
    holdings.flatMap((holding) => (holding.recorderSerial === null ? [] : [checkMissing(holding, findings)])),
  kept: ({ recordings, keptUntil }) =>
    recordings.map((recording) => {
      const until = keptUntil.get(recording.recordingId) ?? null;
      const row = ofRecording(recording, until === null ? null : ['defect', 'kept_until'], []);
      return { ...row, until: until?.toISOString() ?? null };
    }),
  recorders: (of) => checkRecorders(of),
  clocks: ({ recordings, findings, clockToleranceMs }) =>
    recordings.map((recording) =>
      ofRecording(recording, clockOf(recording, clockToleranceMs), findings, ['same_bytes']),
    ),
};

type Wrong = readonly [state: 'defect' | 'cannot_tell', why: CaseWhy] | null;

function wholeness({ outcome, hasHoles }: CaseRecording): Wrong {
  if (outcome === 'damaged') return ['defect', 'damaged'];
  if (hasHoles) return ['defect', 'holes'];
  return outcome === 'healthy' ? null : ['cannot_tell', 'not_inspected'];
}

function arrival({ state, lost, integrityProblem }: CaseRecording): Wrong {
  if (state === 'deleted') return ['defect', 'deleted'];
  if (lost) return ['defect', 'lost'];
  if (integrityProblem !== null) return ['defect', 'integrity'];
  return state === 'verified' ? null : ['cannot_tell', 'not_arrived'];
}

function clockOf(
  { capturedAt, severalRecorders, clockKnown, clockErrorMs }: CaseRecording,
  toleranceMs: number,
): Wrong {
  if (capturedAt === null) return ['defect', 'no_time'];
  if (severalRecorders) return ['defect', 'several_recorders'];
  if (!clockKnown) return ['cannot_tell', 'clock_unknown'];
  return clockErrorMs > toleranceMs ? ['cannot_tell', 'clock_unsure'] : null;
}

/** From before its start, by its lead, to its end. What nobody could inspect may cover the rest. */
function checkCovered(activity: CoveredActivity, { findings, joinToleranceMs }: CheckedCase): CaseCheck {
  const { activityId, window, core, covered, uninspected, due } = activity;
  const wanted: Stretch = [window[0], core[1]];
  const missing = missingOf(wanted, covered, joinToleranceMs);
  const certainly = missingOf(wanted, [...covered, ...uninspected], joinToleranceMs);
  const wrong: Wrong =
    missing.length === 0
      ? null
      : certainly.length === 0
        ? ['cannot_tell', 'uninspected']
        : due
          ? ['defect', 'gap']
          : ['cannot_tell', 'not_due'];
  const states = findings.filter((one) => one.activityId === activityId && one.ruleKey.startsWith('activity_'));
  const iso = (time: number) => new Date(time).toISOString();
  return {
    ...rowOf(wrong, wrong === null ? [] : states),
    activityId,
    missing: wrong === null ? [] : missing.map(([from, to]) => ({ from: iso(from), to: iso(to) })),
  };
}

function missingOf([from, to]: Stretch, covered: readonly Stretch[], toleranceMs: number): Stretch[] {
  const missing: Stretch[] = [];
  let open = from;
  for (const [start, end] of joinRuns(covered, toleranceMs)) {
    if (start > open) missing.push([open, Math.min(start, to)]);
    open = Math.max(open, end);
    if (open >= to) break;
  }
  if (open < to) missing.push([open, to]);
  return missing.filter(([start, end]) => end - start > toleranceMs);
}

/** By the files that are missing in that time, or of which nobody knows when they were. */
function checkMissing(
  { activityId, badgeNo, recorderSerial, day, from, to, collected }: CaseHolding,
  findings: readonly CaseFinding[],
): CaseCheck {
  const overlaps = (lost: { from: string | null; to: string | null }) =>
    lost.from === null ||
    lost.to === null ||
    (Date.parse(lost.from) < to.getTime() && Date.parse(lost.to) > from.getTime());
  const states = findings.filter(
    (one) =>
      ['missing_since_dock', 'logged_but_absent', 'sequence_hole'].includes(one.ruleKey) &&
      one.state === 'open' &&
      one.recorderSerial === recorderSerial &&
      one.dutyDate === day &&
      (one.lostMore || one.lost.length === 0 || one.lost.some(overlaps)),
  );
  const wrong: Wrong =
    states.length > 0 ? ['defect', 'files_missing'] : collected ? null : ['cannot_tell', 'not_docked'];
  return { ...rowOf(wrong, states), activityId, badgeNo, recorderSerial };
}

/** Of activities that must be recorded. */
function checkRecorders({ activities, holdings }: CheckedCase): CaseCheck[] {
  const required = new Set(activities.filter((one) => one.required).map(({ activityId }) => activityId));
  return holdings
    .filter(({ activityId }) => required.has(activityId))
    .map(({ activityId, badgeNo, recorderSerial }) => ({
      ...rowOf(recorderSerial === null ? ['defect', 'no_recorder'] : null, []),
      ...{ activityId, badgeNo, recorderSerial },
    }));
}

function ofRecording(
  { recordingId, fileName, recorderSerial }: CaseRecording,
  wrong: Wrong,
  findings: readonly CaseFinding[],
  rules: readonly string[] = [],
): CaseCheck {
  const states = findings.filter((one) => one.recordingId === recordingId && rules.includes(one.ruleKey));
  return { ...rowOf(wrong, wrong === null ? [] : states), recordingId, fileName, recorderSerial };
}

function rowOf(wrong: Wrong, findings: readonly CaseFinding[]): CaseCheck {
  const [state, why] = wrong ?? (['holds', null] as const);
  return {
    ...{ state, why, activityId: null, recordingId: null, fileName: null, badgeNo: null, recorderSerial: null },
    ...{ missing: [], until: null },
    findings: findings.map(({ findingId, kind, state: now }) => ({ findingId, kind, state: now })),
  };
}
