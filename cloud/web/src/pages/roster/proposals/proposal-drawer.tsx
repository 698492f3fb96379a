import type { RosterProposalDetail } from '@rollcall/shared/http/roster-proposals';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { formatWords } from '@rollcall/shared/words/format';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { signature } from '@rollcall/shared/words/signature';
import { Drawer } from 'antd';
import { Link } from 'react-router';
import { useAnswer } from '../../../api/use-answer.ts';
import { OutsideNotice } from '../../../features/outside-decisions/outside-notice.tsx';
import { formatDay, formatFull } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { FactList } from '../../../parts/fact-list.tsx';
import { NotSecondPerson } from '../../../parts/not-second-person.tsx';
import { TwoLines } from '../../../parts/two-lines.tsx';
import { paths } from '../../../paths.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { useCan } from '../../../session/use-can.ts';
import { rosterProposalLooks } from '../../../state/roster-looks.tsx';
import { StateTag } from '../../../state/state-tag.tsx';
import { SkeletonRows } from '../../../table/skeleton-rows.tsx';
import { ProposalChanges } from './proposal-changes.tsx';
import { ProposalDecision } from './proposal-decision.tsx';
import { ProposalWithdrawal } from './proposal-withdrawal.tsx';

/** One edit to the past: why, what it changes before and after, and what can be done about it. */
export function ProposalDrawer({ rosterProposalId, onClose }: { rosterProposalId: string; onClose: () => void }) {
  const texts = useWords(rosterProposalWords);
  const { answer, problem, retry } = useAnswer<RosterProposalDetail>(`roster-proposals/${rosterProposalId}`);
  return (
    <Drawer open onClose={onClose} size={720} title={answer ? texts.acts[answer.act] : texts.drawer}>
      <div style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16 }}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer ? <Proposal proposal={answer} /> : problem ? null : <SkeletonRows columns={2} rows={6} />}
      </div>
    </Drawer>
  );
}

function Proposal({ proposal }: { proposal: RosterProposalDetail }) {
  const { language } = useLanguage();
  const texts = useWords(rosterProposalWords);
  const { and } = useWords(formatWords);
  const mayDecide = useCan()('roster.approve');
  const proposer = signature(proposal.proposedBy, proposal.onBehalfOf, language);
  const { state, own, involved, untilOwnPassword, decidedBy, decidedAt, decisionReason, fromAppeal } = proposal;
  const facts = [
    { name: texts.columns.state, value: <StateTag look={rosterProposalLooks[state]} /> },
    { name: texts.columns.reason, value: proposal.reason },
    { name: texts.columns.proposed, value: `${proposer} · ${formatFull(proposal.proposedAt)}` },
    {
      name: texts.fromAppeal,
      value: fromAppeal ? (
        <Link to={paths.finding(fromAppeal.findingId)}>
          {texts.appealedFinding(formatDay(startOfLocalDate(fromAppeal.dutyDate), language))}
        </Link>
      ) : null,
    },
    { name: texts.columns.unit, value: proposal.unitNames.join(and) },
    {
      name: texts.columns.decided,
      value: decidedAt && (
        <TwoLines below={decisionReason ?? undefined}>{`${decidedBy ?? ''} · ${formatFull(decidedAt)}`}</TwoLines>
      ),
    },
  ];
  return (
    <>
      <FactList facts={facts.filter(({ value }) => value !== null)} />
      <ProposalChanges proposal={proposal} />
      <OutsideNotice standing={proposal.outside} kind="roster_proposal" requestId={proposal.rosterProposalId} />
      {state === 'pending' && own ? <ProposalWithdrawal proposal={proposal} /> : null}
      {state === 'pending' && mayDecide ? (
        involved ? (
          own ? null : (
            <NotSecondPerson own={texts.samePerson} untilOwnPassword={untilOwnPassword} />
          )
        ) : (
          <ProposalDecision proposal={proposal} />
        )
      ) : null}
    </>
  );
}
