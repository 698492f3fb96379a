import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { formatWords } from '@rollcall/shared/words/format';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './roster-grid.module.css';

/** The days, with weekday; weekends and today stand out. */
export function RosterHead({ days }: { days: readonly string[] }) {
  const texts = useWords(rosterWords);
  const { weekdays } = useWords(formatWords);
  const { language } = useLanguage();
  const today = localDateOf(Date.now());
  return (
    <div role="row" className={`${classes.row} ${classes.head}`}>
      <div role="columnheader" className={classes.person}>
        {texts.officer}
      </div>
      {days.map((day) => {
        const start = startOfLocalDate(day);
        const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay() as keyof typeof weekdays];
        return (
          <div key={day} role="columnheader" aria-label={formatDate(start, language)} className={dayClass(day, today)}>
            <b>{Number(day.slice(8))}</b> {weekday}
          </div>
        );
      })}
    </div>
  );
}

function dayClass(day: string, today: string): string {
  const weekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return [weekend ? classes.weekend : '', day === today ? classes.today : ''].join(' ');
}
