import type { Language } from '@rollcall/shared/words/define-words';

const words = {
  zh: { hour: ' 小时', minute: ' 分', second: ' 秒' },
  en: { hour: ' h', minute: ' min', second: ' s' },
};

/** `3 小时 12 分`, `3 h 12 min`; below a minute in seconds. Whole minutes, rounded down. */
export function formatDuration(ms: number, language: Language): string {
  const { hour, minute, second } = words[language];
  if (ms > 0 && ms < 60_000) return `${Math.floor(ms / 1000)}${second}`;
  const minutes = Math.floor(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes}${minute}`;
  return rest === 0 ? `${hours}${hour}` : `${hours}${hour} ${rest}${minute}`;
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

const ago = {
  zh: (age: string) => `${age}前`,
  en: (age: string) => `${age} ago`,
};
const justNow = { zh: '刚刚', en: 'just now' };

/** `3 分前`, `3 min ago`; below five seconds `刚刚`, `just now`. */
export function formatAge(ms: number, language: Language): string {
  return ms < 5000 ? justNow[language] : ago[language](formatDuration(ms, language));
}
