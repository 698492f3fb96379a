import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';

/** `3 小时 12 分 5 秒`, `3 h 12 min 5 s`: whole seconds, so that parts add up to their sum; what is zero is left out. */
export function formatDuration(ms: number, language: Language): string {
  const words = wordsIn(formatWords, language);
  if (ms > 0 && ms < 1000) return words.seconds(0);
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const said = [
    ...(hours > 0 ? [words.hours(hours)] : []),
    ...(minutes > 0 ? [words.minutes(minutes)] : []),
    ...(rest > 0 ? [words.seconds(rest)] : []),
  ];
  return said.length === 0 ? words.minutes(0) : said.join(' ');
}

/** The same of what no sum is made of, such as an age: whole minutes, below a minute in seconds. */
export function formatRoughly(ms: number, language: Language): string {
  return formatDuration(ms < 60_000 ? ms : ms - (ms % 60_000), language);
}

/** `00:08:12`, the length of a clip. */
export function formatLength(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** `3 分前`, `3 min ago`; below five seconds `刚刚`, `just now`. */
export function formatAge(ms: number, language: Language): string {
  const { ago, justNow } = wordsIn(formatWords, language);
  return ms < 5000 ? justNow : ago(formatRoughly(ms, language));
}
