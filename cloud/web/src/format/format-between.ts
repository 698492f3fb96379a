import type { Language } from '@rollcall/shared/words/define-words';
import { formatDuration } from './format-duration.ts';

const minuteMs = 60_000;

/** How long it is from one time to another which are shown by minutes: what people get who subtract them. */
export function formatBetween(from: string, to: string, language: Language): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (end - start < minuteMs) return formatDuration(end - start, language);
  return formatDuration((Math.floor(end / minuteMs) - Math.floor(start / minuteMs)) * minuteMs, language);
}
