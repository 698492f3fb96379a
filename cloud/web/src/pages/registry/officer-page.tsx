import type { OfficerDetail } from '@rollcall/shared/http/officers';
import { useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { OfficerView } from './officer-view.tsx';

export function OfficerPage() {
  const { badgeNo = '' } = useParams();
  const { answer, problem, retry } = useAnswer<OfficerDetail>(`officers/${encodeURIComponent(badgeNo)}`);
  if (answer) return <OfficerView officer={answer} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}
