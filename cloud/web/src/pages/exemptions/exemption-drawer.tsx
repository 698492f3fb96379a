import type { ExemptionDetail, ExplainedFinding } from '@rollcall/shared/http/exemptions';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { historyWords } from '@rollcall/shared/words/history';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { OutsideNotice } from '../../features/outside-decisions/outside-notice.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
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
      {exemption.findings ? <ExplainedFindings findings={exemption.findings} /> : null}
      {waits && can('exemptions.decide') ? <ExemptionDecisionForm exemption={exemption} /> : null}
      {mayWithdraw ? <ExemptionWithdrawalForm exemption={exemption} /> : null}
      <Section title={history.history}>
        <HistoryList history={exemption.history} omit={saidAbove} />
      </Section>
    </>
  );
}

/** The open findings of the time that is explained, and what an approval makes of each: to be known before it is given. */
function ExplainedFindings({ findings }: { findings: readonly ExplainedFinding[] }) {
  const { language } = useLanguage();
  const texts = useWords(exemptionWords).touched;
  if (findings.length === 0) return null;
  return (
    <Section title={texts.title}>
      <PlainTable
        name={texts.title}
        rows={findings}
        rowKey={({ findingId }) => findingId}
        columns={[
          {
            title: texts.finding,
            cell: ({ findingId, kind, dutyDate, badgeNo, officerName }) => (
              <TwoLines below={[dutyDate, officerName, badgeNo].filter((part) => part !== null).join(' · ')}>
                <Link to={paths.finding(findingId)}>{findingKindNames[kind][language]}</Link>
              </TwoLines>
            ),
          },
          { title: texts.handling, cell: ({ handling }) => <StateTag look={handlingLooks[handling]} /> },
          { title: texts.approved, cell: ({ stays }) => (stays ? texts.stays : texts.judgedAnew) },
        ]}
      />
    </Section>
  );
}
