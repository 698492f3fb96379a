import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import { useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ActivityView } from './activity-view.tsx';

export function ActivityPage() {
  const { activityId = '' } = useParams();
  const { answer, problem, retry } = useAnswer<ActivityDetail>(`activities/${encodeURIComponent(activityId)}`);
  if (answer) return <ActivityView activity={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}
