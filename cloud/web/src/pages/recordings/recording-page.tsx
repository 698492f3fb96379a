import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { RecordingView } from './recording-view.tsx';

export function RecordingPage() {
  const { recordingId = '' } = useParams();
  const { answer, problem, outdated, retry } = useAnswer<RecordingDetail>(`recordings/${recordingId}`);
  if (answer && !outdated) return <RecordingView key={recordingId} recording={answer} />;
  return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={2} rows={10} />;
}
