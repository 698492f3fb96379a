import type { FindingDetail } from '@rollcall/shared/http/findings';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { findingWords } from '@rollcall/shared/words/findings';
import { formatDuration } from '../../format/format-duration.ts';

/** How far a recorder's clock was off, and in which direction. */
export function clockOf(clock: FindingDetail['clock'], language: Language): string {
  const words = wordsIn(findingWords, language).clock;
  if (clock === undefined) return words.off;
  const say = clock.offsetMs > 0 ? words.ahead : words.behind;
  return say(formatDuration(Math.abs(clock.offsetMs), language), formatDuration(clock.errorMs, language));
}
