import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';
import { formatDaySeconds, formatDayTime, formatSeconds, formatTime } from '../../format/format-time.ts';

interface Options {
  /** The date of the page, whose times need no date. */
  date: string;
  language: Language;
  seconds?: boolean;
}

/** A time on the page of a date: with its day when that is another one. */
export function timeOn(instant: string, { date, language, seconds = false }: Options): string {
  const [time, dayTime] = seconds ? [formatSeconds, formatDaySeconds] : [formatTime, formatDayTime];
  return dateOf(instant) === date ? time(instant) : dayTime(instant, language);
}

/** The same of a stretch of time: its end says only a day on which it didn't begin. */
export function spanOn(from: string, to: string, options: Options): string {
  return `${timeOn(from, options)}–${timeOn(to, { ...options, date: dateOf(from) })}`;
}

const dateOf = (instant: string) => localDateOf(Date.parse(instant));
