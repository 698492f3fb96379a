import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { monthOf } from '../../format/month.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ScoreView } from './score-view.tsx';

/** How an officer's score of a month comes about. */
export function ScorePage() {
  const { badgeNo = '' } = useParams();
  const [query, change] = useUrlQuery(['month']);
  const month = monthOf(query.month);
  const { answer, problem, outdated, retry } = useRead('GET scores/:badgeNo', {
    params: { badgeNo },
    query: { month },
  });
  if (!answer || outdated) {
    return problem ? (
      <ProblemNotice wholePage problem={problem} onRetry={retry} />
    ) : (
      <SkeletonRows columns={2} rows={8} />
    );
  }
  return <ScoreView score={answer} onMonth={(picked) => change({ month: picked }, { push: true })} />;
}
