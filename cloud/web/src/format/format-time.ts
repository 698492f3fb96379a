import type { Language } from '../language/language.ts';

const shanghai = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });

const two = '2-digit';
const minute = shanghai('zh-CN', { hour: two, minute: two });
const second = shanghai('zh-CN', { hour: two, minute: two, second: two });
const fullDate = shanghai('sv-SE', { year: 'numeric', month: two, day: two });
const day = {
  zh: shanghai('zh-CN', { month: 'long', day: 'numeric' }),
  en: shanghai('en-GB', { month: 'short', day: 'numeric' }),
};
const weekday = { zh: shanghai('zh-CN', { weekday: 'short' }), en: shanghai('en-GB', { weekday: 'short' }) };

export type Instant = string | number | Date;
const at = (instant: Instant) => new Date(instant);

/** `08:30` */
export function formatTime(instant: Instant): string {
  return minute.format(at(instant));
}

/** `08:30:12` */
export function formatSeconds(instant: Instant): string {
  return second.format(at(instant));
}

/** `11月24日 周二`, `Tue 24 Nov` */
export function formatDate(instant: Instant, language: Language): string {
  const parts = [day[language].format(at(instant)), weekday[language].format(at(instant))];
  return (language === 'zh' ? parts : parts.reverse()).join(' ');
}

/** `11月24日 08:30`, `24 Nov 08:30` */
export function formatDayTime(instant: Instant, language: Language): string {
  return `${day[language].format(at(instant))} ${formatTime(instant)}`;
}

/** `11月24日 08:30:12`, `24 Nov 08:30:12` */
export function formatDaySeconds(instant: Instant, language: Language): string {
  return `${day[language].format(at(instant))} ${formatSeconds(instant)}`;
}

/** `2026-11-24 08:30:12`, for what must be exact. */
export function formatFull(instant: Instant): string {
  return `${fullDate.format(at(instant))} ${formatSeconds(instant)}`;
}
