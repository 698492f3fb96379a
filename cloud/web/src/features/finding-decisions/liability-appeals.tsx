import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { DecisionRow, LiabilityAppeal } from '@rollcall/shared/resources/finding-decisions';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { useRead } from '../../api/use-read.ts';
import { FiledFiles } from '../../downloads/file-link.tsx';
import { AppealForm } from '../../form/appeal-form.tsx';
import { DecisionForm } from '../../form/decision-form.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import said from '../../parts/said-list.module.css';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';

const outdates = ['findings', 'finding-decisions', 'accountability-cases', 'inbox'];

interface Props {
  finding: FindingDetailResponse;
  /** By which it stands. */
  decision: DecisionRow;
  /** It concerns whoever is signed in. */
  concernsMe: boolean;
}

/** What leaders say against being liable for a finding, each for himself; whom it concerns can, others decide it. */
export function LiabilityAppeals({ finding: { findingId }, decision, concernsMe }: Props) {
  const texts = useWords(findingDecisionWords).liability;
  const session = useSession();
  const can = useCan();
  const { answer } = useRead('GET findings/:findingId/liability-appeals', { params: { findingId } });
  const appeals = answer?.appeals ?? [];
  const isMine = (badgeNo: string) => badgeNo === session.badgeNo && session.actingFor === null;
  const mine = decision.leaders.some(({ badgeNo, freed }) => isMine(badgeNo) && !freed);
  const appealed = appeals.some(({ badgeNo, state }) => isMine(badgeNo) && state !== 'ended');
  if (!mine && appeals.length === 0) return null;
  return (
    <>
      <h3 style={{ marginBlock: '16px 4px', fontSize: 'inherit' }}>{texts.title}</h3>
      {appeals.length === 0 ? null : (
        <ol className={said.list}>
          {appeals.map((appeal) => (
            <li key={appeal.appealId}>
              <Appeal appeal={appeal} />
              {appeal.state === 'pending' ? (
                <>
                  <OutsideOfRequest kind="liability_appeal" requestId={appeal.appealId} own={concernsMe} />
                  {can('appeals.decide') && !concernsMe ? <Decide appealId={appeal.appealId} /> : null}
                </>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {mine && answer && !appealed ? <NewAppeal findingId={findingId} /> : null}
    </>
  );
}

function Appeal({ appeal }: { appeal: LiabilityAppeal }) {
  const texts = useWords(findingDecisionWords).liability;
  const { badgeNo, officerName, reason, attachments, appealedAt, state, decidedBy, decidedAt, decisionReason } = appeal;
  return (
    <>
      <div className={said.head}>
        <strong>{formatPerson({ badgeNo, name: officerName })}</strong>
        <span>{texts.states[state]}</span>
        <span className={said.quiet}>{formatFull(appealedAt)}</span>
      </div>
      <p className={said.text}>{reason}</p>
      <FiledFiles files={attachments} />
      {decidedBy && decidedAt ? (
        <p className={said.quiet}>{`${decidedBy} · ${formatFull(decidedAt)} · ${decisionReason ?? ''}`}</p>
      ) : null}
    </>
  );
}

function NewAppeal({ findingId }: { findingId: string }) {
  const texts = useWords(findingDecisionWords).liability;
  return (
    <AppealForm
      word={texts.act}
      reasonLabel={texts.reason}
      hint={texts.mine}
      subject={findingId}
      send={(body, commandKey) =>
        call('POST findings/:findingId/liability-appeals', { params: { findingId }, body }, commandKey)
      }
      outdates={outdates}
    />
  );
}

function Decide({ appealId }: { appealId: string }) {
  const texts = useWords(findingDecisionWords).liability;
  const { start, running, problem } = useChange({
    send: (commandKey, body: { decision: 'upheld' | 'dismissed'; reason: string }) =>
      call('POST liability-appeals/:appealId/decision', { params: { appealId }, body }, commandKey),
    outdates,
    done: 'decided',
  });
  return (
    <DecisionForm
      title={texts.decide}
      subject={appealId}
      yes={{ text: texts.uphold, decide: (reason) => start({ decision: 'upheld', reason }) }}
      no={{ text: texts.dismiss, decide: (reason) => start({ decision: 'dismissed', reason }) }}
      running={running}
      problem={problem}
    />
  );
}
