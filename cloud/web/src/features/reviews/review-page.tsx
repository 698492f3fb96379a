import { useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ReviewView } from './review-view.tsx';

export function ReviewPage() {
  const { reviewId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET reviews/:reviewId', { params: { reviewId } });
  const checklists = useRead('GET checklists', {});
  const checklist = checklists.answer?.rows.find(({ version }) => version === answer?.checklistVersion);
  if (answer && checklist) return <ReviewView key={reviewId} review={answer} items={checklist.items} />;
  const refused = problem ?? checklists.problem;
  return refused ? (
    <ProblemNotice wholePage problem={refused} onRetry={problem ? retry : checklists.retry} />
  ) : (
    <SkeletonRows columns={2} rows={10} />
  );
}
