import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatAge } from '../../format/format-duration.ts';
import { formatDate, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { LiveStatus } from '../../live/live-status.tsx';
import { paths } from '../../paths.ts';
import { useNow } from '../../time/use-now.ts';
import classes from './today-wall.module.css';

/** Two refreshes have failed. */
const oldMs = 75_000;

/** Which day it is whose board hangs here, the clock, and how old what is shown is. */
export function WallHead({ date, updatedAt }: { date: string | undefined; updatedAt: number }) {
  const texts = useWords(todayWords);
  const { language } = useLanguage();
  const now = useNow(1000);
  const age = Math.max(0, now - updatedAt);
  const isToday = date === localDateOf(now);
  return (
    <header className={classes.head}>
      <h1>
        {texts.board}
        {date === undefined ? null : (
          <span className={isToday ? undefined : classes.old}> · {formatDate(startOfLocalDate(date), language)}</span>
        )}
      </h1>
      {isToday ? null : <span className={classes.date}>{formatDate(now, language)}</span>}
      <span className={classes.clock}>{formatSeconds(now)}</span>
      <LiveStatus />
      {updatedAt > 0 ? (
        <span className={age > oldMs ? classes.old : classes.age}>{texts.wallTexts.age(formatAge(age, language))}</span>
      ) : null}
      <Link className={classes.leave} to={paths.today()}>
        {texts.wallTexts.leave}
      </Link>
    </header>
  );
}
