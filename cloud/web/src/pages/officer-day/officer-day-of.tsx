import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { OfficerDayView } from './officer-day-view.tsx';

interface Props {
  badgeNo: string;
  date: string;
  /** The reader's own. */
  own?: boolean;
  /** What comes before everything else. */
  first?: ReactNode;
}

/** An officer's day, asked for anew every minute: deadlines pass although nothing arrives. */
export function OfficerDayOf({ badgeNo, date, own = false, first }: Props) {
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
    void navigate(own ? paths.me(day) : paths.officerDay(badgeNo, day ?? localDateOf(Date.now())));
  };
  return <OfficerDayView key={`${badgeNo} ${date}`} day={answer} own={own} first={first} onDay={goTo} />;
}
