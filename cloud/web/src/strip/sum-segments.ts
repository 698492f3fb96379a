import type { CoverageSegment, CoverageTotals } from '@rollcall/shared/http/coverage';
import { lengthBetween } from '@rollcall/shared/rules/lengths';
import { type SegmentForm, segmentForm } from '../state/segment-looks.tsx';

/** What becomes of the time of segments, as HQ sums those of a shift, but for its share. */
export function sumSegments(segments: readonly CoverageSegment[]): Omit<CoverageTotals, 'leftOutMs'> {
  const sumOf = (...forms: SegmentForm[]) =>
    segments
      .filter((segment) => forms.includes(segmentForm(segment)))
      .reduce((ms, { from, to }) => ms + lengthBetween(Date.parse(from), Date.parse(to)), 0);
  return {
    requiredMs: sumOf('recorded', 'not_inspected', 'missing', 'explained', 'not_yet_due', 'not_yet'),
    recordedMs: sumOf('recorded'),
    uninspectedMs: sumOf('not_inspected'),
    // Explained time is missing too.
    missingMs: sumOf('missing', 'explained'),
    explainedMs: sumOf('explained'),
    pendingMs: sumOf('not_yet_due'),
    notYetMs: sumOf('not_yet'),
    exemptMs: sumOf('exempt'),
  };
}
