import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { Drawer } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { ShiftFacts } from './shift-facts.tsx';
import { ShiftHoldings } from './shift-holdings.tsx';
import { ShiftRecordings } from './shift-recordings.tsx';
import { ShiftSegments } from './shift-segments.tsx';

/** One shift: what had to be recorded, what covers it, what is missing and why, who held what. */
export function ShiftDrawer({ shiftId, onClose }: { shiftId: string | undefined; onClose: () => void }) {
  const texts = useWords(todayWords).shift;
  const { answer, problem, loading, retry } = useAnswer<ShiftCoverageDetail>(
    `shifts/${shiftId ?? ''}/coverage`,
    {},
    { enabled: shiftId !== undefined },
  );
  const shift = shiftId === undefined ? undefined : answer;
  return (
    <Drawer
      open={shiftId !== undefined}
      onClose={onClose}
      size={720}
      title={shift ? formatPerson({ badgeNo: shift.badgeNo, name: shift.officerName }) : texts.title}
    >
      <ProblemNotice problem={shiftId === undefined ? null : problem} onRetry={retry} />
      {loading ? <SkeletonRows columns={3} rows={8} /> : null}
      {shift ? (
        <>
          <ShiftFacts shift={shift} />
          <ShiftSegments shift={shift} />
          <ShiftRecordings shift={shift} />
          <ShiftHoldings shift={shift} />
        </>
      ) : null}
    </Drawer>
  );
}
