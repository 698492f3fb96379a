import { todayWords } from '@rollcall/shared/words/today';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './board.module.css';
import { type DayAxis, labelledHours, placeOf } from './day-axis.ts';

/** The head of the board: its columns, the hours, and below them the mark of now. `now`: where HQ's "now" is, in percent. */
export function BoardAxis({ axis, now }: { axis: DayAxis; now: number }) {
  const texts = useWords(todayWords);
  const numbers = [texts.required, texts.recorded, texts.missing, texts.pending, texts.notYet];
  return (
    <thead>
      <tr className={classes.head}>
        <th scope="col" className={classes.officerHead}>
          {texts.officer}
        </th>
        {numbers.map((name) => (
          <th key={name} scope="col" className={classes.numberHead} data-tip={`${name} (${texts.hoursMinutesSeconds})`}>
            {name}
          </th>
        ))}
        <th scope="col" className={classes.axis}>
          <span className={classes.unseen}>{texts.board}</span>
          <span className={classes.scale} aria-hidden="true">
            {labelledHours(axis).map((time) => (
              <span
                key={time}
                className={
                  hourOf(time) % 6 !== 0 ? classes.between : hourOf(time) % 12 !== 0 ? classes.sixth : undefined
                }
                style={{ left: `${placeOf(axis, time)}%` }}
              >
                {formatTime(time)}
              </span>
            ))}
            {now > 0 && now < 100 ? (
              <span className={classes.nowLabel} style={{ left: `${now}%` }}>
                {texts.now}
              </span>
            ) : null}
          </span>
        </th>
      </tr>
    </thead>
  );
}

const hourOf = (time: number) => Number(formatTime(time).slice(0, 2));
