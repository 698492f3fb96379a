import { historyWords } from '@rollcall/shared/words/history';
import { rectificationWords } from '@rollcall/shared/words/rectifications';
import { Drawer } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { CheckForm } from './check-form.tsx';
import { OrderChanges } from './order-changes.tsx';
import { ProveForm } from './prove-form.tsx';
import { RectificationCourse } from './rectification-course.tsx';
import { RectificationFacts } from './rectification-facts.tsx';

/** What its facts repeat of what is above them. */
const saidAbove = [
  'rectification',
  'findingId',
  'task',
  'text',
  'reason',
  'ownerBadgeNo',
  'dueOn',
  'endedWhy',
  'sizeBytes',
];

/** One order: what is to be done, what was done, and what the reader may do about it now. */
export function RectificationDrawer({ rectificationId, onClose }: { rectificationId: string; onClose: () => void }) {
  const texts = useWords(rectificationWords);
  const { history } = useWords(historyWords);
  const { answer, problem, retry } = useRead('GET rectifications/:rectificationId', { params: { rectificationId } });
  const may = answer?.may ?? [];
  return (
    <Drawer open onClose={onClose} size={560} title={answer ? `${texts.title} ${answer.number}` : texts.title}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer === undefined ? (
          problem === null && <SkeletonRows columns={2} rows={6} />
        ) : (
          <>
            <RectificationFacts order={answer} />
            {may.includes('prove') ? <ProveForm rectificationId={rectificationId} /> : null}
            {answer.state === 'proved' && !may.includes('check') ? <p>{texts.checkedByOthers}</p> : null}
            <Section title={texts.course}>
              <RectificationCourse order={answer} />
            </Section>
            {may.includes('check') ? <CheckForm order={answer} /> : null}
            {may.includes('reassign') ? <OrderChanges order={answer} /> : null}
            <Section title={history}>
              <HistoryList history={answer.history} omit={saidAbove} />
            </Section>
          </>
        )}
      </div>
    </Drawer>
  );
}
