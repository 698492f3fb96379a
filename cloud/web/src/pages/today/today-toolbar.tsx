import { DesktopOutlined } from '@ant-design/icons';
import { todayWords } from '@rollcall/shared/words/today';
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { UnitSelect } from '../../controls/unit-select.tsx';
import { CampaignFilter } from '../../features/campaigns/campaign-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { dutyDateOf, startOfDutyDate } from '../../format/duty-date.ts';
import { formatDate, formatDaySeconds, formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ExportMenu } from '../../table/export-menu.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { DayNavigation } from './day-navigation.tsx';
import classes from './today-toolbar.module.css';

/** `date` and `asOf` are those of the answer that is shown. */
export function TodayToolbar({ date, asOf }: { date: string | undefined; asOf: string | undefined }) {
  const texts = useWords(todayWords);
  const { language } = useLanguage();
  const [{ unitCode, campaignId, gaps, q, date: asked }, change] = useUrlQuery([
    'unitCode',
    'campaignId',
    'gaps',
    'q',
    'date',
  ]);
  return (
    <div className={classes.bar}>
      <h1 className={classes.title}>
        {texts.board}
        {date === undefined ? null : (
          <span className={classes.onPaper}> {formatDate(startOfDutyDate(date), language)}</span>
        )}
      </h1>
      <DayNavigation date={asked ?? date} onChange={(day) => change({ date: day }, { push: true })} />
      <CampaignFilter value={campaignId} onChange={(chosen) => change({ campaignId: chosen })} />
      <UnitSelect value={unitCode} onChange={(chosen) => change({ unitCode: chosen })} />
      <TextFilter label={texts.findOfficer} width={150} value={q} onChange={(found) => change({ q: found })} />
      <Checkbox checked={gaps === '1'} onChange={({ target }) => change({ gaps: target.checked ? '1' : undefined })}>
        {texts.onlyGaps}
      </Checkbox>
      <span className={classes.asOf}>
        {asOf === undefined
          ? null
          : texts.asOf(
              // Of another day's board the time alone would be taken for that day's.
              dutyDateOf(Date.parse(asOf)) === date ? formatSeconds(asOf) : formatDaySeconds(asOf, language),
            )}
      </span>
      <ExportMenu table="coverage-today" query={{ date: date ?? asked, unitCode, campaignId }} />
      <Link to={paths.today({ ...(unitCode ? { unitCode } : {}), wall: '1' })}>
        <DesktopOutlined aria-hidden="true" /> {texts.wall}
      </Link>
    </div>
  );
}
