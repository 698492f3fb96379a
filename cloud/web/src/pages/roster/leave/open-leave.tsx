import type { LeaveDetail } from '@rollcall/shared/http/leave';
import { leaveWords } from '@rollcall/shared/words/leave';
import { Drawer } from 'antd';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../../table/skeleton-rows.tsx';
import { LeaveDrawer } from './leave-drawer.tsx';

/** A leave that is on record, once HQ has answered. */
export function OpenLeave({ leaveId, onClose }: { leaveId: string; onClose: () => void }) {
  const texts = useWords(leaveWords);
  const { answer, problem, retry } = useAnswer<LeaveDetail>(`leave/${leaveId}`);
  if (answer) return <LeaveDrawer leave={answer} onClose={onClose} />;
  return (
    <Drawer open onClose={onClose} size={480} title={texts.edit}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {problem ? null : <SkeletonRows columns={2} rows={6} />}
    </Drawer>
  );
}
