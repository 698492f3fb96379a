import { type Language, wordsIn } from '@rollcall/shared/words/define-words';
import { formatWords } from '@rollcall/shared/words/format';

/** `3 小时 12 分`, `3 h 12 min`; below a minute in seconds. Whole minutes, rounded down. */
export function formatDuration(ms: number, language: Language): string {
  const words = wordsIn(formatWords, language);
  if (ms > 0 && ms < 60_000) return words.seconds(Math.floor(ms / 1000));
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return words.minutes(minutes);
  return rest === 0 ? words.hours(hours) : `${words.hours(hours)} ${words.minutes(rest)}`;
}

/** `11:05`, hours and minutes, for columns of numbers; `<0:01` for less than a minute. */
export function formatHours(ms: number): string {
  if (ms > 0 && ms < 60_000) return '<0:01';
  const minutes = Math.floor(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
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
  return ms < 5000 ? justNow : ago(formatDuration(ms, language));
}
