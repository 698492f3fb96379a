import { Link } from 'react-router';
import { formatAge } from '../../format/format-duration.ts';
import { formatDate, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { LiveStatus } from '../../live/live-status.tsx';
import { paths } from '../../paths.ts';
import { shellTexts } from '../../texts/shell-texts.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { useNow } from '../../time/use-now.ts';
import classes from './today-wall.module.css';

/** Two refreshes have failed. */
const oldMs = 75_000;

/** The clock of the wall, and how old what it shows is. */
export function WallHead({ updatedAt }: { updatedAt: number }) {
  const texts = useTexts(todayTexts);
  const { product } = useTexts(shellTexts);
  const { language } = useLanguage();
  const now = useNow(1000);
  const age = Math.max(0, now - updatedAt);
  return (
    <header className={classes.head}>
      <h1>
        {product} · {texts.board}
      </h1>
      <span className={classes.date}>{formatDate(now, language)}</span>
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
