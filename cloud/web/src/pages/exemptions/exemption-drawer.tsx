import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { historyWords } from '@rollcall/shared/words/history';
import { Drawer } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { OutsideNotice } from '../../features/outside-decisions/outside-notice.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { AddAttachment } from './add-attachment.tsx';
import { ExemptionDecisionForm } from './exemption-decision-form.tsx';
import { ExemptionFacts } from './exemption-facts.tsx';
import { ExemptionWithdrawalForm } from './exemption-withdrawal-form.tsx';
import { ExplainedTime } from './explained-time.tsx';

/** One explanation: what it says, how it was decided, and what can be done about it. */
export function ExemptionDrawer({ exemptionId, onClose }: { exemptionId: string; onClose: () => void }) {
  const texts = useWords(exemptionWords);
  const { answer, problem, retry } = useAnswer<ExemptionDetail>(`exemptions/${exemptionId}`);
  return (
    <Drawer open onClose={onClose} size={560} title={texts.detail.title}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer ? <Exemption exemption={answer} /> : null}
      </div>
    </Drawer>
  );
}

/** What the facts of an exemption repeat of what is above them. */
const saidAbove = ['badgeNo', 'unitCode', 'startsAt', 'endsAt', 'explanation', 'findingId', 'sha256', 'state'];

function Exemption({ exemption }: { exemption: ExemptionDetail }) {
  const history = useWords(historyWords);
  const can = useCan();
  const { state, own } = exemption;
  const waits = state === 'pending';
  const mayWithdraw = (waits && own) || (state === 'approved' && (own || can('exemptions.decide')));
  return (
    <>
      <ExemptionFacts exemption={exemption} />
      <OutsideNotice standing={exemption.outside} kind="exemption" requestId={exemption.exemptionId} />
      {can('coverage.read') ? (
        <ExplainedTime
          of={exemption.badgeNo === null ? { unitCode: exemption.unitCode } : { badgeNo: exemption.badgeNo }}
          from={exemption.startsAt}
          to={exemption.endsAt}
          warns={waits && can('exemptions.decide') ? 'decider' : undefined}
        />
      ) : null}
      {waits && own ? <AddAttachment exemptionId={exemption.exemptionId} /> : null}
      {waits && can('exemptions.decide') ? <ExemptionDecisionForm exemption={exemption} /> : null}
      {mayWithdraw ? <ExemptionWithdrawalForm exemption={exemption} /> : null}
      <Section title={history.history}>
        <HistoryList history={exemption.history} omit={saidAbove} />
      </Section>
    </>
  );
}
