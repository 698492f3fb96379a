import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { dutyDateOf } from '../../format/duty-date.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { OfficerDayView } from './officer-day-view.tsx';

/** An officer's day, asked for anew every minute: deadlines pass although nothing arrives. `own`: the reader's own. */
export function OfficerDayOf({ badgeNo, date, own = false }: { badgeNo: string; date: string; own?: boolean }) {
  const navigate = useNavigate();
  const { answer, problem, outdated, retry } = useAnswer<OfficerDay>(
    `officers/${badgeNo}/days/${date}`,
    {},
    { refreshMs: 60_000 },
  );
  if (!answer || outdated) {
    return problem ? (
      <ProblemNotice wholePage problem={problem} onRetry={retry} />
    ) : (
      <SkeletonRows columns={2} rows={10} />
    );
  }
  const goTo = (day: string | undefined) => {
    const wanted = day ?? dutyDateOf(Date.now());
    void navigate(own ? paths.me(wanted) : paths.officerDay(badgeNo, wanted));
  };
  return <OfficerDayView key={`${badgeNo} ${date}`} day={answer} own={own} onDay={goTo} />;
}
