import type { RecorderDetail } from '@rollcall/shared/http/recorders';
import { useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { RecorderView } from './recorder-view.tsx';

export function RecorderPage() {
  const { recorderSerial = '' } = useParams();
  const { answer, problem, retry } = useAnswer<RecorderDetail>(`recorders/${encodeURIComponent(recorderSerial)}`);
  if (answer) return <RecorderView recorder={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}
