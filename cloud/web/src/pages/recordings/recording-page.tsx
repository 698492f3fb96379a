import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { useParams } from 'react-router';
import { ProblemError } from '../../api/problem-error.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { MissingRecording } from './missing-recording.tsx';
import { RecordingView } from './recording-view.tsx';

export function RecordingPage() {
  const { recordingId = '' } = useParams();
  const { answer, problem, outdated, retry } = useAnswer<RecordingDetail>(`recordings/${recordingId}`);
  if (answer && !outdated) return <RecordingView key={recordingId} recording={answer} />;
  if (isNotFound(problem)) return <MissingRecording recordingId={recordingId} problem={problem} onRetry={retry} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}

function isNotFound(problem: Error | null): problem is ProblemError {
  return problem instanceof ProblemError && problem.code === 'not_found';
}
