import { lengthBetween } from '@rollcall/shared/rules/lengths';
import type { Language } from '@rollcall/shared/words/define-words';
import { formatDuration } from './format-duration.ts';
import { formatSeconds, formatTime } from './format-time.ts';

interface Stretch {
  from: string;
  to: string;
}

/** How long a stretch of time lasts: what people get who subtract its times. */
export function formatBetween({ from, to }: Stretch, language: Language): string {
  return formatDuration(lengthBetween(Date.parse(from), Date.parse(to)), language);
}

/** `09:04–09:05`, and with seconds where they would be lost. */
export function formatSpan({ from, to }: Stretch): string {
  const isWhole = [from, to].every((moment) => Math.floor(Date.parse(moment) / 1000) % 60 === 0);
  const format = isWhole ? formatTime : formatSeconds;
  return `${format(from)}–${format(to)}`;
}
