import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { BulletinView } from './bulletin-view.tsx';

export function BulletinPage() {
  const { bulletinId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET bulletins/:bulletinId', { params: { bulletinId } });
  if (answer) return <BulletinView key={bulletinId} shown={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={14} />
  );
}
