import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import { custodyDisputeWords } from '@rollcall/shared/words/custody-disputes';
import { deviceWords } from '@rollcall/shared/words/devices';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { disputeLooks } from '../../state/custody-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';

interface Props {
  custody: Pick<CustodyRow, 'custodyId' | 'badgeNo' | 'basis' | 'dispute'>;
  onDone: () => void;
}

/** What the officer says against a check-out in his name; somebody else decides. */
export function CustodyDispute({ custody, onDone }: Props) {
  const texts = useWords(registryWords).custody;
  const can = useCan();
  const own = useSession().badgeNo === custody.badgeNo;
  const { custodyId, basis, dispute } = custody;
  const asking = useCall('POST custodies/:custodyId/disputes', { onDone });
  const deciding = useCall('POST custody-disputes/:disputeId/decision', { onDone });
  const disputable = dispute === null && own && basis !== 'assignment' && can('custodies.dispute');
  const decidable = dispute?.state === 'open' && !own && can('disputes.decide');
  if (dispute === null && !disputable) return null;
  return (
    <section style={{ marginBlock: 12 }}>
      <h2 style={{ fontSize: 15, marginBlock: '0 6px' }}>
        {texts.dispute} {dispute ? <StateTag look={disputeLooks[dispute.state]} /> : null}
      </h2>
      {dispute ? <p>{dispute.reason}</p> : <p>{texts.disputeHint}</p>}
      {disputable ? (
        <Reasoned
          subject={custodyId}
          change={asking}
          acts={[
            { text: texts.disputeNow, start: (reason) => asking.start({ params: { custodyId }, body: { reason } }) },
          ]}
        />
      ) : null}
      {dispute?.state === 'open' ? (
        <OutsideOfRequest kind="custody_dispute" requestId={dispute.disputeId} own={own} />
      ) : null}
      {dispute && decidable ? (
        <Reasoned
          subject={dispute.disputeId}
          change={deciding}
          acts={(['upheld', 'dismissed'] as const).map((decision) => ({
            text: texts.decide[decision],
            start: (reason) => deciding.start({ params: { disputeId: dispute.disputeId }, body: { decision, reason } }),
          }))}
        />
      ) : null}
    </section>
  );
}

interface ReasonedProps {
  /** Of what is written meanwhile. */
  subject: string;
  change: { running: boolean; problem: Error | null };
  acts: { text: string; start: (reason: string) => void }[];
}

/** A reason, and what is done with it. */
function Reasoned({ subject, change: { running, problem }, acts }: ReasonedProps) {
  const { reason: label } = useWords(registryWords);
  const [reason, setReason, draft] = useDraftState({ name: label, subject }, '');
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={problem} />
      {draft.notice}
      <LongText
        aria-label={label}
        placeholder={label}
        value={reason}
        rows={2}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        {acts.map(({ text, start }) => (
          <Button
            key={text}
            disabled={!isReason(reason)}
            loading={running}
            onClick={() => draft.sent(() => start(reason.trim()))}
          >
            {text}
          </Button>
        ))}
      </div>
    </div>
  );
}

interface ListProps {
  rows: readonly CustodyDisputeRow[];
  onOpen: (dispute: CustodyDisputeRow) => void;
}

/** What officers said against check-outs, and what was decided; opened to see the rest and to decide. */
export function CustodyDisputes({ rows, onOpen }: ListProps) {
  const texts = useWords(custodyDisputeWords);
  const all = useWords(deviceWords);
  return (
    <PlainTable
      name={texts.ofFinding.disputes}
      rows={rows}
      rowKey={({ disputeId }) => disputeId}
      columns={[
        {
          title: all.officer,
          cell: (dispute) => (
            <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => onOpen(dispute)}>
              <NoWrap>{formatPerson({ badgeNo: dispute.badgeNo, name: dispute.officerName })}</NoWrap>
            </Button>
          ),
        },
        { title: texts.reason, cell: ({ reason }) => reason },
        { title: all.state, cell: ({ state }) => <StateTag look={disputeLooks[state]} /> },
      ]}
    />
  );
}
