import { DesktopOutlined } from '@ant-design/icons';
import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatDate, formatDaySeconds, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { paths } from '../../paths.ts';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { DayNavigation } from './day-navigation.tsx';
import classes from './today-toolbar.module.css';

const TodayFilters = later({
  load: async () => (await import('./today-filters.tsx')).TodayFilters,
  // As large as what comes, so that nothing moves.
  Meanwhile: () => <span className={classes.filters} />,
  idle: true,
});

/** `date` and `asOf` are those of the answer that is shown. */
export function TodayToolbar({ date, asOf }: { date: string | undefined; asOf: string | undefined }) {
  const texts = useWords(todayWords);
  const { language } = useLanguage();
  const [{ unitCode, campaignId, date: asked }, change] = useUrlQuery(['unitCode', 'campaignId', 'date']);
  return (
    <div className={classes.bar}>
      <h1 className={classes.title}>
        {texts.board}
        {date === undefined ? null : (
          <span className={classes.onPaper}> {formatDate(startOfLocalDate(date), language)}</span>
        )}
      </h1>
      <DayNavigation date={asked ?? date} onChange={(day) => change({ date: day }, { push: true })} />
      <TodayFilters />
      <span className={classes.asOf}>
        {asOf === undefined
          ? null
          : texts.asOf(
              // Of another day's board the time alone would be taken for that day's.
              localDateOf(Date.parse(asOf)) === date ? formatSeconds(asOf) : formatDaySeconds(asOf, language),
            )}
      </span>
      <DownloadMenu table="coverage-today" query={{ date: date ?? asked, unitCode, campaignId }} />
      <Link to={paths.today({ ...(unitCode ? { unitCode } : {}), wall: '1' })}>
        <DesktopOutlined aria-hidden="true" /> {texts.wall}
      </Link>
    </div>
  );
}
