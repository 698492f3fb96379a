import type { BulletinKind } from '@rollcall/shared/bulletins/content';
import { periodAt } from '@rollcall/shared/bulletins/periods';
import type { Parameters } from '@rollcall/shared/resources/parameters';
import { addDays, addMonths, localDateOf, mondayOf } from '@rollcall/shared/rules/local-date';
import { type Calendar, isWorkingDay } from '../roster/calendar/working-days.ts';

/** When a bulletin's data end, and of which days it tells: both belong to the period. */
export interface CutOff {
  kind: BulletinKind;
  at: Date;
  from: string;
  to: string;
}

/** Of what was missed no more is taken up. */
const mostMissed = { weekly: 8, monthly: 3 } as const;

type Settings = Pick<Parameters, 'bulletinWeekday' | 'bulletinTime'>;

/** The newest cut-offs of a kind after one moment, up to and with another; oldest first. */
export function cutOffsBetween(
  kind: BulletinKind,
  { after, until, settings, calendar }: { after: Date; until: Date; settings: Settings; calendar: Calendar },
): CutOff[] {
  const all = kind === 'weekly' ? weekly(until, settings) : monthly(until, settings, calendar);
  return all.filter(({ at }) => at > after && at <= until).slice(-mostMissed[kind]);
}

function weekly(until: Date, { bulletinWeekday, bulletinTime }: Settings): CutOff[] {
  const monday = mondayOf(localDateOf(until));
  // The week of `until` may have its cut-off still before it.
  return Array.from({ length: mostMissed.weekly + 1 }, (_, nr) => {
    const week = addDays(monday, (nr - mostMissed.weekly) * 7);
    return cutOffAt('weekly', atTime(addDays(week, bulletinWeekday - 1), bulletinTime));
  });
}

function monthly(until: Date, { bulletinTime }: Settings, calendar: Calendar): CutOff[] {
  const month = localDateOf(until).slice(0, 7);
  return Array.from({ length: mostMissed.monthly + 1 }, (_, nr) => {
    const own = addMonths(month, nr - mostMissed.monthly);
    let day = `${own}-01`;
    while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
    return cutOffAt('monthly', atTime(day, bulletinTime));
  });
}

const cutOffAt = (kind: BulletinKind, at: Date): CutOff => ({ kind, at, ...periodAt(kind, at) });

function atTime(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}
