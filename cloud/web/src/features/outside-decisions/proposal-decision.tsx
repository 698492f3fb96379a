import type { OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { Button } from 'antd';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { OutsideOfRequest } from './outside-of-request.tsx';
import classes from './proposal.module.css';

interface Props {
  kind: OutsideKind;
  requestId: string;
  texts: Record<'title' | 'reason' | 'withdraw' | 'own' | 'agree' | 'refuse' | 'involved', string>;
  proposal: { own: boolean; involved: boolean; untilOwnPassword?: true | undefined };
  mayDecide: boolean;
  /** False: it can only be refused or taken back. */
  agreeable?: boolean;
  running: boolean;
  problem: Error | null;
  onDecide: (decision: 'agreed' | 'refused', reason: string) => void;
  onWithdraw: (reason: string) => void;
}

/** What its reader can do about what one person proposed and a second one agrees to. */
export function ProposalDecision(props: Props) {
  const { kind, requestId, texts, proposal, mayDecide, agreeable = true, running, problem } = props;
  const { own, involved, untilOwnPassword } = proposal;
  const [reason, setReason, draft] = useDraftState({ name: texts.title, subject: requestId }, '');
  const given = isReason(reason);
  const decide = (decision: 'agreed' | 'refused') => draft.sent(() => props.onDecide(decision, reason.trim()));
  const decides = mayDecide && !involved;
  return (
    <>
      <OutsideOfRequest kind={kind} requestId={requestId} own={own} />
      <ProblemNotice problem={problem} />
      {draft.notice}
      {own || decides ? (
        <LongText
          aria-label={texts.reason}
          placeholder={texts.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      ) : null}
      {own ? (
        <div className={classes.row}>
          <Button
            danger
            disabled={!given}
            loading={running}
            onClick={() => draft.sent(() => props.onWithdraw(reason.trim()))}
          >
            {texts.withdraw}
          </Button>
          <span className={classes.quiet}>{texts.own}</span>
        </div>
      ) : decides ? (
        <div className={classes.row}>
          {agreeable ? (
            <Button type="primary" disabled={!given} loading={running} onClick={() => decide('agreed')}>
              {texts.agree}
            </Button>
          ) : null}
          <Button danger disabled={!given || running} onClick={() => decide('refused')}>
            {texts.refuse}
          </Button>
        </div>
      ) : mayDecide ? (
        <NotSecondPerson own={texts.involved} untilOwnPassword={untilOwnPassword} />
      ) : null}
    </>
  );
}
