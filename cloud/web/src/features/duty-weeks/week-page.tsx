import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { dutyWeekFilters } from '@rollcall/shared/fields/shifts';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { FieldFilters } from '../../filters/field-filters.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { formatTime } from '../../format/format-time.ts';
import { useKey } from '../../keyboard/use-key.ts';
import { useWords } from '../../language/use-words.ts';
import { DutyNav } from '../../navigation/duty-nav.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { DownloadMenu } from '../../table/download-menu.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import grid from '../shifts/roster-grid.module.css';
import classes from '../shifts/roster-toolbar.module.css';
import { WeekGrid } from './week-grid.tsx';

/** A week of duty: officers by days, each cell what was recorded of the day; a cell opens the timeline of the day. */
export function WeekPage() {
  const texts = useWords(dutyWeekWords);
  const navigate = useNavigate();
  const [{ week, unitCode, campaignId, q }] = useUrlQuery(['week', 'unitCode', 'campaignId', 'q']);
  usePageTitle(texts.title);
  const date = week ?? localDateOf(Date.now());
  // What is due and what isn't changes with time alone.
  const { answer, problem, retry, outdated } = useRead(
    'GET duty-weeks/:date',
    { params: { date }, query: { unitCode, campaignId } },
    { refreshMs: 60_000 },
  );
  const matches = ({ badgeNo, name }: { badgeNo: string; name: string }) =>
    q === undefined || badgeNo.includes(q) || name.includes(q);
  const units = (answer?.units ?? [])
    .map((unit) => ({ ...unit, officers: unit.officers.filter(matches) }))
    .filter(({ officers }) => officers.length > 0);
  return (
    <div className={grid.page}>
      <DutyNav />
      <WeekToolbar week={answer?.week ?? date} asOf={answer?.asOf} />
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined ? (
        problem ? null : (
          <SkeletonRows columns={8} rows={14} />
        )
      ) : units.length === 0 ? (
        <p>{texts.empty}</p>
      ) : (
        <WeekGrid
          week={answer.week}
          units={units}
          outdated={outdated}
          onOpen={(badgeNo, day) => void navigate(paths.officerDay(badgeNo, day))}
        />
      )}
    </div>
  );
}

/** @param week the Monday that is shown */
function WeekToolbar({ week, asOf }: { week: string; asOf: string | undefined }) {
  const texts = useWords(dutyWeekWords);
  const [{ unitCode, campaignId, q }, change] = useUrlQuery(['unitCode', 'campaignId', 'q', 'week']);
  const today = localDateOf(Date.now());
  const isNow = week <= today && today <= addDays(week, 6);
  const goTo = (to: string | undefined) => change({ week: to }, { push: true });
  useKey('[', texts.previous, () => goTo(addDays(week, -7)));
  useKey(']', texts.next, () => goTo(addDays(week, 7)));
  useKey('t', texts.thisWeek, () => goTo(undefined));
  return (
    <div className={classes.bar}>
      <h1>{texts.title}</h1>
      <span className={classes.week}>
        <Button aria-label={texts.previous} icon={<LeftOutlined />} onClick={() => goTo(addDays(week, -7))} />
        <span>
          {week} – {addDays(week, 6)}
        </span>
        <Button aria-label={texts.next} icon={<RightOutlined />} onClick={() => goTo(addDays(week, 7))} />
        {isNow ? null : <Button onClick={() => goTo(undefined)}>{texts.thisWeek}</Button>}
      </span>
      <FieldFilters of={dutyWeekFilters} values={{ unitCode, campaignId }} onChange={change} />
      <TextFilter label={texts.find} value={q} onChange={(typed) => change({ q: typed })} width={150} />
      <span className={classes.hint}>
        {texts.keys}
        {asOf === undefined ? null : ` · ${texts.asOf(formatTime(asOf))}`}
      </span>
      <DownloadMenu table="duty-week" query={{ week, unitCode, campaignId }} />
    </div>
  );
}
