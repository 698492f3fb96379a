import type { FactProofResponse } from '@rollcall/shared/http/ledger';
import { useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { FactView } from './fact-view.tsx';

export function FactPage() {
  const { factId = '' } = useParams();
  const { answer, problem, retry } = useAnswer<FactProofResponse>(`ledger/facts/${factId}/proof`);
  if (answer) return <FactView key={factId} fact={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
