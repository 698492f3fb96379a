import type { FindingDetail, FindingKind } from '@rollcall/shared/http/findings';
import type { Parameters } from '@rollcall/shared/resources/parameters';
import type { CoveredShift, Segment } from '../coverage/covered-shift.ts';
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
 */
export function judgeShift(
  shift: CoveredShift,
  late: readonly LateRecording[],
  thresholds: Pick<Parameters, 'coverageGapMs' | 'minCoverageShare'>,
): JudgedFinding[] {
  const { shiftId, badgeNo, unitCode, dutyDate } = shift;
  const about = { subject: `shift:${shiftId}` as const, shiftId, badgeNo, unitCode, dutyDate };
  const found: JudgedFinding[] = [];
  const kind = kindOfGap(shift, thresholds);
  if (kind) found.push({ ...about, ruleKey: 'coverage', kind, detail: missingDetail(shift) });
  if (late.length > 0) {
    found.push({ ...about, ruleKey: 'late_import', kind: 'late_import', detail: lateDetail(shift, late) });
  }
  return found;
}

/**
 * Explained time is missing, but isn't held against anybody by itself. By the second edition of the rules it isn't in the share either:
 * what counts is what was recorded of the time that nothing explains.
 */
function kindOfGap(
  { totals }: CoveredShift,
  { coverageGapMs, minCoverageShare }: Pick<Parameters, 'coverageGapMs' | 'minCoverageShare'>,
): FindingKind | undefined {
  const { requiredMs, recordedMs, uninspectedMs, missingMs, explainedMs, leftOutMs } = totals;
  // Footage that nobody could inspect may be whole.
  const kindestMs = recordedMs + uninspectedMs;
  const nothing = requiredMs > 0 && missingMs === requiredMs;
  // Nothing at all is a finding however short it was.
  if (nothing && explainedMs === 0) return 'no_footage';
  if (missingMs - explainedMs <= coverageGapMs) return undefined;
  if (nothing) return 'no_footage';
  return kindestMs < minCoverageShare * (kindestMs + missingMs - leftOutMs)
    ? 'coverage_below_threshold'
    : 'coverage_gap';
}

function missingDetail({ segments, totals }: CoveredShift): FindingDetail {
  return {
    ...emptyDetail,
    missing: joinNeighbours(segments.filter((segment) => segment.state === 'missing')).slice(0, longestList.missing),
    missingMs: totals.missingMs,
    requiredMs: totals.requiredMs,
    explainedMs: totals.explainedMs,
  };
}

/** What is missing for two reasons, one after the other, is one gap. */
function joinNeighbours(segments: readonly Segment[]): FindingDetail['missing'] {
  const joined: FindingDetail['missing'] = [];
  for (const { from, to } of segments) {
    const last = joined.at(-1);
    if (last?.to === from.toISOString()) last.to = to.toISOString();
    else joined.push({ from: from.toISOString(), to: to.toISOString() });
  }
  return joined;
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
