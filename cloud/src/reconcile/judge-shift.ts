import type { FindingDetail } from '@rollcall/shared/http/findings';
import type { CoveredShift } from '../coverage/covered-shift.ts';
import type { LateRecording } from '../coverage/late-recording.ts';
import { emptyDetail } from './empty-detail.ts';
import type { JudgedFinding } from './judged-finding.ts';

/** The rules that speak of shifts. */
export const shiftRules = ['coverage', 'late_import'] as const;

/** So many gaps and late recordings are named; the sums count them all. */
const longestList = { missing: 500, late: 200 };

/**
 * What is wrong with a shift. No more is said than is certain at that moment: what is not yet due is not missing.
 * @param late its footage that arrived after the deadline, earliest first
 * @param coverageGapMs missing time up to this is no finding, unless nothing at all was recorded
 */
export function judgeShift(
  shift: CoveredShift,
  late: readonly LateRecording[],
  { coverageGapMs }: { coverageGapMs: number },
): JudgedFinding[] {
  const { shiftId, badgeNo, unitCode, dutyDate, totals } = shift;
  const { requiredMs, missingMs } = totals;
  const about = { subject: `shift:${shiftId}` as const, shiftId, badgeNo, unitCode, dutyDate };
  const found: JudgedFinding[] = [];
  if (requiredMs > 0 && missingMs === requiredMs) {
    found.push({ ...about, ruleKey: 'coverage', kind: 'no_footage', detail: missingDetail(shift) });
  } else if (missingMs > coverageGapMs) {
    found.push({ ...about, ruleKey: 'coverage', kind: 'coverage_gap', detail: missingDetail(shift) });
  }
  if (late.length > 0)
    found.push({ ...about, ruleKey: 'late_import', kind: 'late_import', detail: lateDetail(shift, late) });
  return found;
}

function missingDetail({ segments, totals }: CoveredShift): FindingDetail {
  const missing = segments.filter((segment) => segment.state === 'missing').slice(0, longestList.missing);
  return {
    ...emptyDetail,
    missing: missing.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
    missingMs: totals.missingMs,
    requiredMs: totals.requiredMs,
  };
}

function lateDetail({ totals, dueAt }: CoveredShift, late: readonly LateRecording[]): FindingDetail {
  return {
    ...emptyDetail,
    requiredMs: totals.requiredMs,
    late: late
      .slice(0, longestList.late)
      .map(({ recordingId, announcedAt }) => ({ recordingId, announcedAt: announcedAt.toISOString() })),
    lateCount: late.length,
    dueAt: dueAt.toISOString(),
  };
}
