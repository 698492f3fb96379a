import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { Language } from '@rollcall/shared/words/define-words';
import type { Summary } from '@rollcall/shared/words/strip';
import { formatDuration } from '../format/format-duration.ts';
import { type SegmentForm, segmentForm } from '../state/segment-looks.tsx';

export function summarise(segments: readonly CoverageSegment[], language: Language): Summary {
  const sumOf = (...forms: SegmentForm[]) =>
    segments
      .filter((segment) => forms.includes(segmentForm(segment)))
      .reduce((total, { from, to }) => total + Date.parse(to) - Date.parse(from), 0);
  const words = (ms: number) => formatDuration(ms, language);
  const [notInspected, explained, exempt] = [sumOf('not_inspected'), sumOf('explained'), sumOf('exempt')];
  return {
    recorded: words(sumOf('recorded')),
    not_inspected: notInspected > 0 ? words(notInspected) : null,
    // Explained time is missing too.
    missing: words(sumOf('missing', 'explained')),
    explained: explained > 0 ? words(explained) : null,
    not_yet_due: words(sumOf('not_yet_due')),
    exempt: exempt > 0 ? words(exempt) : null,
  };
}
