import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { monthOf } from '../../format/month.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { OfficerFileView } from './officer-file-view.tsx';

/** An officer's file of a month, asked for anew every minute: deadlines pass although nothing arrives. */
export function OfficerFilePage() {
  const { badgeNo = '' } = useParams();
  const [query, change] = useUrlQuery(['month']);
  const month = monthOf(query.month);
  const { answer, problem, outdated, retry } = useRead(
    'GET officers/:badgeNo/file',
    { params: { badgeNo }, query: { month } },
    { refreshMs: 60_000 },
  );
  if (!answer || outdated) {
    return problem ? (
      <ProblemNotice wholePage problem={problem} onRetry={retry} />
    ) : (
      <SkeletonRows columns={2} rows={12} />
    );
  }
  return <OfficerFileView file={answer} onMonth={(picked) => change({ month: picked }, { push: true })} />;
}
