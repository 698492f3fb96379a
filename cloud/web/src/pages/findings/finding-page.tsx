import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { FindingView } from './finding-view.tsx';

export function FindingPage() {
  const { findingId = '' } = useParams();
  const { answer, problem, outdated, retry } = useAnswer<FindingDetailResponse>(`findings/${findingId}`);
  if (answer && !outdated) return <FindingView key={findingId} finding={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
