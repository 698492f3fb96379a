import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { Language } from '@rollcall/shared/words/define-words';
import type { Summary } from '@rollcall/shared/words/strip';
import { formatDuration } from '../format/format-duration.ts';
import { sumSegments } from './sum-segments.ts';

export function summarise(segments: readonly CoverageSegment[], language: Language): Summary {
  const words = (ms: number) => formatDuration(ms, language);
  const ifAny = (ms: number) => (ms > 0 ? words(ms) : null);
  const { recordedMs, uninspectedMs, missingMs, explainedMs, pendingMs, notYetMs, exemptMs } = sumSegments(segments);
  return {
    recorded: words(recordedMs),
    not_inspected: ifAny(uninspectedMs),
    missing: words(missingMs),
    explained: ifAny(explainedMs),
    not_yet_due: words(pendingMs),
    not_yet: ifAny(notYetMs),
    exempt: ifAny(exemptMs),
  };
}
