import type { DutyWeek } from '@rollcall/shared/http/duty-weeks';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../language/use-words.ts';
import { DutyNav } from '../../../navigation/duty-nav.tsx';
import { usePageTitle } from '../../../navigation/use-page-title.ts';
import { paths } from '../../../paths.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../../url/use-url-query.ts';
import grid from '../roster-grid.module.css';
import { WeekGrid } from './week-grid.tsx';
import { WeekToolbar } from './week-toolbar.tsx';

/** A week of duty: officers by days, each cell what was recorded of the day; a cell opens the timeline of the day. */
export function WeekPage() {
  const texts = useWords(dutyWeekWords);
  const navigate = useNavigate();
  const [{ week, unitCode, campaignId, q }] = useUrlQuery(['week', 'unitCode', 'campaignId', 'q']);
  usePageTitle(texts.title);
  const date = week ?? localDateOf(Date.now());
  // What is due and what isn't changes with time alone.
  const { answer, problem, retry, outdated } = useAnswer<DutyWeek>(
    `duty-weeks/${date}`,
    { unitCode, campaignId },
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
