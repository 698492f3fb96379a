import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { SessionView } from './session-view.tsx';

export function SessionPage() {
  const { sessionId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET training-sessions/:sessionId', { params: { sessionId } });
  if (answer) return <SessionView key={sessionId} shown={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
