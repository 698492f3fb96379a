import type { FactProofResponse } from '@rollcall/shared/http/ledger';
import { useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { FactView } from './fact-view.tsx';

/** By the number of a record, as histories know it, or of its entry in the ledger. */
export function FactPage() {
  const { factId = '', entry } = useParams();
  const path = entry === undefined ? `ledger/facts/${factId}` : `ledger/entries/${entry}`;
  const { answer, problem, retry } = useAnswer<FactProofResponse>(`${path}/proof`);
  if (answer) return <FactView key={answer.factId} fact={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
