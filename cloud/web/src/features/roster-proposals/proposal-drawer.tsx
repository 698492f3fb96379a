import type { RosterConflicts, RosterProposalDetail } from '@rollcall/shared/resources/roster-proposals';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { formatWords } from '@rollcall/shared/words/format';
import { rosterProposalWords } from '@rollcall/shared/words/roster-proposals';
import { signature } from '@rollcall/shared/words/signature';
import { Button, Drawer, Form } from 'antd';
import { Link } from 'react-router';
import { ProblemError } from '../../api/problem-error.ts';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { DecisionForm } from '../../form/decision-form.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useFormDraft } from '../../form/use-form-draft.ts';
import { formatDay, formatDayTime, formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { rosterProposalLooks } from '../../state/roster-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { OutsideNotice } from '../outside-decisions/outside-notice.tsx';
import { ProposalChanges } from './proposal-changes.tsx';

/** One edit to the past: why, what it changes before and after, and what can be done about it. */
export function ProposalDrawer({ rosterProposalId, onClose }: { rosterProposalId: string; onClose: () => void }) {
  const texts = useWords(rosterProposalWords);
  const { answer, problem, retry } = useRead('GET roster-proposals/:rosterProposalId', {
    params: { rosterProposalId },
  });
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

/** Approves or refuses an edit of somebody else; when it no longer fits the roster, every conflict is named. */
function ProposalDecision({ proposal }: { proposal: RosterProposalDetail }) {
  const texts = useWords(rosterProposalWords);
  const { start, running, problem } = useCall('POST roster-proposals/:rosterProposalId/decision');
  const decide = (decision: 'approved' | 'refused') => (reason: string) =>
    start({ params: { rosterProposalId: proposal.rosterProposalId }, body: { decision, reason } });
  const isConflict = problem instanceof ProblemError && problem.code === 'roster_proposal_conflicts';
  return (
    <>
      {isConflict ? <ConflictList answer={problem.answer as RosterConflicts} /> : null}
      <DecisionForm
        title={texts.decision}
        yes={{ text: texts.approve, decide: decide('approved') }}
        no={{ text: texts.refuse, decide: decide('refused') }}
        running={running}
        problem={problem}
      />
    </>
  );
}

/** The proposer takes it back while nobody has decided. */
function ProposalWithdrawal({ proposal }: { proposal: RosterProposalDetail }) {
  const texts = useWords(rosterProposalWords);
  const [form] = Form.useForm<{ reason: string }>();
  const draft = useFormDraft({ name: texts.withdraw, subject: proposal.rosterProposalId, form });
  const { start, running, problem } = useCall('POST roster-proposals/:rosterProposalId/withdrawal');
  return (
    <section>
      <p>{texts.ownHint}</p>
      <ProblemNotice problem={problem} />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        onValuesChange={draft.changed}
        onFinish={({ reason }) =>
          draft.sent(() =>
            start({ params: { rosterProposalId: proposal.rosterProposalId }, body: { reason: reason.trim() } }),
          )
        }
      >
        {draft.notice}
        <ReasonField required />
        <Button danger htmlType="submit" loading={running}>
          {texts.withdraw}
        </Button>
      </Form>
    </section>
  );
}

/** What of a proposal no longer fits the roster, by the number of the change, and what stands in its way. */
function ConflictList({ answer: { conflicts, conflictCount } }: { answer: RosterConflicts }) {
  const texts = useWords(rosterProposalWords);
  const { named, inBrackets } = useWords(formatWords);
  const { language } = useLanguage();
  const span = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) =>
    `${formatDayTime(startsAt, language)} – ${formatDayTime(endsAt, language)}`;
  return (
    <section aria-label={texts.conflicts}>
      <h2 style={{ marginBlock: '0 4px' }}>
        {texts.conflicts}
        {conflicts.length < conflictCount ? <small> {texts.firstOf(conflicts.length, conflictCount)}</small> : null}
      </h2>
      <ul>
        {conflicts.map((conflict) => (
          <li key={`${conflict.nr} ${conflict.kind}`}>
            {conflict.nr} · {named(`${conflict.badgeNo} ${span(conflict)}`, texts.conflictKinds[conflict.kind])}
            {conflict.other ? inBrackets(`${texts.now} ${span(conflict.other)}`) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
