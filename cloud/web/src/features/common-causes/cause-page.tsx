import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { CauseView } from './cause-view.tsx';

export function CausePage() {
  const { causeId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET common-causes/:causeId', { params: { causeId } });
  if (answer) return <CauseView key={causeId} cause={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}
