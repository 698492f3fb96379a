import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { PackView } from './pack-view.tsx';

export function PackPage() {
  const { packId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET study-packs/:packId', { params: { packId } });
  if (answer) return <PackView key={packId} pack={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
