import { historyWords } from '@rollcall/shared/words/history';
import { outsideDecisionWords } from '@rollcall/shared/words/outside-decisions';
import { Drawer } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { OutsideActs } from './outside-acts.tsx';
import { OutsideFacts } from './outside-facts.tsx';

/** What its facts repeat of what is above them. */
const saidAbove = [
  'requestKind',
  'requestId',
  'decidedOutside',
  'documentNo',
  'decidedOutsideBy',
  'decidedOn',
  'sizeBytes',
];

/** What was decided outside: what the paper says, its scan, and what a second person makes of it. */
export function OutsideDecisionDrawer({
  outsideDecisionId,
  onClose,
}: {
  outsideDecisionId: string;
  onClose: () => void;
}) {
  const texts = useWords(outsideDecisionWords);
  const { history } = useWords(historyWords);
  const mayWrite = useCan()('outside.write');
  const { answer, problem, retry } = useRead('GET outside-decisions/:outsideDecisionId', {
    params: { outsideDecisionId },
  });
  return (
    <Drawer open onClose={onClose} size={560} title={answer?.documentNo ?? texts.title}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer === undefined ? (
          problem === null && <SkeletonRows columns={2} rows={6} />
        ) : (
          <>
            <OutsideFacts decision={answer} />
            {answer.state === 'entered' && mayWrite ? <OutsideActs decision={answer} /> : null}
            <Section title={history}>
              <HistoryList history={answer.history} omit={saidAbove} />
            </Section>
          </>
        )}
      </div>
    </Drawer>
  );
}
