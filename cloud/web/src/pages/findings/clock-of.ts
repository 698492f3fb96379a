import type { FindingDetail } from '@rollcall/shared/http/findings';
import { formatDuration } from '../../format/format-duration.ts';
import type { Language } from '../../language/language.ts';
import { findingTexts } from '../../texts/finding-texts.ts';

/** How far a recorder's clock was off, and in which direction. */
export function clockOf(clock: FindingDetail['clock'], language: Language): string {
  const words = findingTexts[language].clock;
  if (clock === undefined) return words.off;
  const say = clock.offsetMs > 0 ? words.ahead : words.behind;
  return say(formatDuration(Math.abs(clock.offsetMs), language), formatDuration(clock.errorMs, language));
}
