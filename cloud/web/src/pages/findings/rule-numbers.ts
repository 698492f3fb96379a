import type { Parameters } from '@rollcall/shared/resources/parameters';
import type { Language } from '@rollcall/shared/words/define-words';
import type { RuleNumbers } from '@rollcall/shared/words/finding-rules';
import { formatDuration } from '../../format/format-duration.ts';

/** The brigade's parameters as the texts of rules write them. */
export function ruleNumbers(parameters: Parameters, language: Language): RuleNumbers {
  const duration = (ms: number) => formatDuration(ms, language);
  return {
    tolerance: duration(parameters.joinToleranceMs),
    gap: duration(parameters.coverageGapMs),
    share: `${Math.round(parameters.minCoverageShare * 100)}%`,
    deadlineHours: parameters.importDeadlineHours,
    burstTickets: parameters.burstTickets,
    burstMinutes: parameters.burstMinutes,
    shortClip: duration(parameters.shortClipMs),
    outsideDutyMinutes: parameters.outsideDutyMinutes,
    clockDrift: duration(parameters.clockDriftMs),
  };
}
