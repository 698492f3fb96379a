import type { CalendarDayRow } from '@rollcall/shared/resources/calendar-days';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { calendarDayWords } from '@rollcall/shared/words/calendar-days';
import { formatWords } from '@rollcall/shared/words/format';
import { type KeyboardEvent, useRef, useState } from 'react';
import { formatDate } from '../../format/format-time.ts';
import { daysOf } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';
import { LegendEntry } from '../../strip/legend-entry.tsx';
import legend from '../../strip/strip-legend.module.css';
import classes from './year-picture.module.css';

interface Props {
  year: string;
  /** What differs from its weekday in this year. */
  rows: readonly CalendarDayRow[];
  onOpen: (day: string) => void;
}

/** As weeks stand in China: Monday first. */
const week = [1, 2, 3, 4, 5, 6, 0] as const;
const stepOf: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A year as twelve small months. Who may change the calendar opens any day, others those that are in it; arrow keys move. */
export function YearPicture({ year, rows, onOpen }: Props) {
  const texts = useWords(calendarDayWords);
  const mayAdd = useCan()('parameters.write');
  const { language } = useLanguage();
  const { weekdays } = useWords(formatWords);
  const [reached, setReached] = useState<string>();
  const picture = useRef<HTMLElement>(null);
  const entries = new Map(rows.map((row) => [row.day, row]));
  const today = localDateOf(Date.now());
  const open = (day: string) => mayAdd || entries.has(day);
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  const days = months.flatMap(daysOf).filter(open);
  // One day is in the tab order; the keys lead from there to the others.
  const tabbed = [reached, today].find((day) => day !== undefined && days.includes(day)) ?? days[0];

  const move = (event: KeyboardEvent) => {
    const step = stepOf[event.key];
    if (step === undefined || tabbed === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.abs(step) === 1 ? days[days.indexOf(tabbed) + step] : addDays(tabbed, step);
    picture.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };

  const cellOf = (day: string) => {
    const entry = entries.get(day);
    const kindLook = entry ? classes[entry.kind] : isWeekend(day) && classes.weekend;
    const look = [classes.day, kindLook, day === today && classes.today].filter(Boolean).join(' ');
    const number = Number(day.slice(8));
    if (!open(day)) return <span className={look}>{number}</span>;
    const told = entry && `${texts.kinds[entry.kind]} ${entry.name}`;
    const name = [formatDate(startOfLocalDate(day), language), told, day === today && texts.today]
      .filter(Boolean)
      .join(' · ');
    return (
      <button
        type="button"
        className={look}
        data-day={day}
        data-mark={entry && texts.marks[entry.kind]}
        data-tip={name}
        aria-label={name}
        tabIndex={day === tabbed ? 0 : -1}
        onFocus={() => setReached(day)}
        onClick={() => onOpen(day)}
      >
        {number}
      </button>
    );
  };

  return (
    <section ref={picture} aria-label={texts.picture(year)} className={classes.picture}>
      <div className={classes.months}>
        {months.map((month, index) => (
          <table key={month} className={classes.month} onKeyDown={move}>
            <caption>{texts.month(index + 1)}</caption>
            <thead>
              <tr>
                {week.map((weekday) => (
                  <th key={weekday} scope="col">
                    {weekdays[weekday]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(month).map((days, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month are what they are
                <tr key={row}>
                  {week.map((weekday, column) => {
                    const day = days[column];
                    return <td key={weekday}>{day === undefined ? null : cellOf(day)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <div className={legend.legend}>
        {(['holiday', 'make_up'] as const).map((kind) => (
          <LegendEntry
            key={kind}
            mark={
              <span className={`${classes.day} ${classes[kind]}`} data-mark={texts.marks[kind]}>
                1
              </span>
            }
          >
            {texts.kinds[kind]}
          </LegendEntry>
        ))}
        <LegendEntry mark={<span className={`${classes.day} ${classes.weekend}`}>6</span>}>{texts.weekend}</LegendEntry>
        <LegendEntry mark={<span className={`${classes.day} ${classes.today}`}>1</span>}>{texts.today}</LegendEntry>
      </div>
    </section>
  );
}

function isWeekend(day: string): boolean {
  return week.indexOf(weekdayOf(day)) >= 5;
}

function weekdayOf(day: string) {
  return new Date(day).getUTCDay() as (typeof week)[number];
}

/** Its weeks from Monday to Sunday; undefined where a day is of another month. */
function weeksOf(month: string): (string | undefined)[][] {
  const days = daysOf(month);
  const blank = week.indexOf(weekdayOf(`${month}-01`));
  const cells = [...Array.from({ length: blank }, () => undefined), ...days];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}
