import { addDays, addMonths, localDateOf } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';

/** The month of today, as `2026-11`. */
export function thisMonth(): string {
  return localDateOf(Date.now()).slice(0, 7);
}

/** Every local date of a month, in order. */
export function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

/** The first and the last local date of a month. */
export function boundsOf(month: string): { from: string; to: string } {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}

/** Only what looks like a month; anything else in a URL is this month. */
export function monthOf(text: string | undefined): string {
  return text !== undefined && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : thisMonth();
}

const written = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: 'UTC', year: 'numeric', month: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long' }),
};

/** `2026年11月`, `November 2026` */
export function formatMonth(month: string, language: Language): string {
  return written[language].format(new Date(`${month}-01T00:00:00Z`));
}
