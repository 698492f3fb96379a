import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';
import { formatDayTime, formatSeconds } from '../../format/format-time.ts';

/** To the second while it is today's, before that with its day: of `05:09` alone everybody thinks that it is today's. */
export function timeOrDayTime(instant: string, language: Language): string {
  const isToday = localDateOf(Date.parse(instant)) === localDateOf(Date.now());
  return isToday ? formatSeconds(instant) : formatDayTime(instant, language);
}
