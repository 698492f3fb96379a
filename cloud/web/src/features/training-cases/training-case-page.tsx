import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { CaseView } from './case-view.tsx';

export function TrainingCasePage() {
  const { caseId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET training-cases/:caseId', { params: { caseId } });
  if (answer) return <CaseView key={caseId} one={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}
