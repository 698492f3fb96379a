import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { CaseView } from './case-view.tsx';

export function CasePage() {
  const { caseId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET accountability-cases/:caseId', { params: { caseId } });
  if (answer) return <CaseView key={caseId} shown={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
