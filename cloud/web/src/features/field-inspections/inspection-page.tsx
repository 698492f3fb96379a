import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { InspectionView } from './inspection-view.tsx';

export function InspectionPage() {
  const { inspectionId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET field-inspections/:inspectionId', { params: { inspectionId } });
  if (answer) return <InspectionView key={inspectionId} shown={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
