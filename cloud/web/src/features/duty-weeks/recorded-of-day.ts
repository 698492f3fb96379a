import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import type { DutyDay } from '@rollcall/shared/resources/duty-weeks';
import { commonWords } from '@rollcall/shared/words/common';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { formatDuration } from '../../format/format-duration.ts';

/** How much of a day was recorded and what is missing, in words that add up; while nothing is known, what is waited for. */
export function recordedOfDay(
  shifts: DutyDay['shifts'],
  language: Language,
): { recorded: string | undefined; missing: string | undefined } {
  const texts = wordsIn(dutyWeekWords, language);
  const sum = (measure: keyof CoverageTotals) => shifts.reduce((total, { coverage }) => total + coverage[measure], 0);
  const [requiredMs, recordedMs, missingMs] = [sum('requiredMs'), sum('recordedMs'), sum('missingMs')];
  const [pendingMs, notYetMs] = [sum('pendingMs'), sum('notYetMs')];
  const { none } = wordsIn(commonWords, language);
  const words = (ms: number) => (ms === 0 ? none : formatDuration(ms, language));
  /** A duration that isn't broken into two lines. */
  const whole = (ms: number) => words(ms).replaceAll(' ', '\u00a0');
  if (requiredMs === 0) {
    // A shift that asks for no recording says so itself.
    const asks = shifts.some(({ recordingRule }) => recordingRule !== 'none');
    return { recorded: asks ? none : undefined, missing: undefined };
  }
  if (recordedMs === 0 && missingMs === 0 && pendingMs + notYetMs > 0) {
    const waited = [
      ...(pendingMs > 0 ? [texts.pending(words(pendingMs))] : []),
      ...(notYetMs > 0 ? [texts.notYet(words(notYetMs))] : []),
    ];
    return { recorded: waited.join('\n'), missing: undefined };
  }
  return {
    recorded: texts.numbers(whole(recordedMs), whole(requiredMs)),
    missing: missingMs > 0 ? texts.missing(words(missingMs)) : undefined,
  };
}
