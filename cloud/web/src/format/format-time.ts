import type { Language } from '@rollcall/shared/words/define-words';

/** Made when it is first used: each takes the browser a millisecond or more, and a page needs a few of them. */
function shanghai(locale: string, options: Intl.DateTimeFormatOptions): { format(instant: Date): string } {
  let made: Intl.DateTimeFormat | undefined;
  return {
    format(instant) {
      made ??= new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', hourCycle: 'h23', ...options });
      return made.format(instant);
    },
  };
}

const two = '2-digit';
const minute = shanghai('zh-CN', { hour: two, minute: two });
const second = shanghai('zh-CN', { hour: two, minute: two, second: two });
const fullDate = shanghai('sv-SE', { year: 'numeric', month: two, day: two });
const thisYear = {
  zh: shanghai('zh-CN', { month: 'long', day: 'numeric' }),
  en: shanghai('en-GB', { month: 'short', day: 'numeric' }),
};
const otherYear = {
  zh: shanghai('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' }),
  en: shanghai('en-GB', { year: 'numeric', month: 'short', day: 'numeric' }),
};
const weekday = { zh: shanghai('zh-CN', { weekday: 'short' }), en: shanghai('en-GB', { weekday: 'short' }) };

export type Instant = string | number | Date;
const at = (instant: Instant) => new Date(instant);

const yearOf = (instant: Instant) => new Date(at(instant).getTime() + 8 * 3_600_000).getUTCFullYear();

/** `11月24日`, `24 Nov`; with its year where that isn't the one we are in. */
export function formatDay(instant: Instant, language: Language): string {
  const form = yearOf(instant) === yearOf(Date.now()) ? thisYear : otherYear;
  return form[language].format(at(instant));
}

/** `08:30` */
export function formatTime(instant: Instant): string {
  return minute.format(at(instant));
}

/** `08:30:12` */
export function formatSeconds(instant: Instant): string {
  return second.format(at(instant));
}

/** `11月24日 周二`, `Tue 24 Nov`; of another year `2025年11月24日 周一`, `Mon 24 Nov 2025`, as below. */
export function formatDate(instant: Instant, language: Language): string {
  const parts = [formatDay(instant, language), weekday[language].format(at(instant))];
  return (language === 'zh' ? parts : parts.reverse()).join(' ');
}

/** `11月24日 08:30`, `24 Nov 08:30` */
export function formatDayTime(instant: Instant, language: Language): string {
  return `${formatDay(instant, language)} ${formatTime(instant)}`;
}

/** `11月24日 08:30:12`, `24 Nov 08:30:12` */
export function formatDaySeconds(instant: Instant, language: Language): string {
  return `${formatDay(instant, language)} ${formatSeconds(instant)}`;
}

/** `2026-11-24 08:30:12`, for what must be exact. */
export function formatFull(instant: Instant): string {
  return `${fullDate.format(at(instant))} ${formatSeconds(instant)}`;
}
