import type { CoverageSegment, SegmentState } from '@rollcall/shared/http/coverage';
import { formatDuration } from '../format/format-duration.ts';
import type { Language } from '../language/language.ts';

/** How long each state lasts, in words. */
export function summarise(segments: readonly CoverageSegment[], language: Language): Record<SegmentState, string> {
  const sum = (state: SegmentState) =>
    formatDuration(
      segments
        .filter((segment) => segment.state === state)
        .reduce((total, { from, to }) => total + Date.parse(to) - Date.parse(from), 0),
      language,
    );
  return { recorded: sum('recorded'), missing: sum('missing'), not_yet_due: sum('not_yet_due') };
}
