import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { DrawView } from './draw-view.tsx';

export function DrawPage() {
  const { draw = '' } = useParams();
  const { answer, problem, retry } = useRead('GET draws/:draw', { params: { draw } });
  if (answer) return <DrawView key={draw} shown={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
