import type { AppealDecision } from '@rollcall/shared/http/finding-answers';
import type { Appeal, FindingDetailResponse, FindingKind } from '@rollcall/shared/http/findings';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { findingKindNames } from '@rollcall/shared/words/findings';
import { signature } from '@rollcall/shared/words/signature';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { FiledFiles } from '../../downloads/file-link.tsx';
import { type EnteredGrounds, GroundFields, groundsIn } from '../../features/finding-decisions/ground-fields.tsx';
import { GroundsSaid } from '../../features/finding-decisions/grounds-said.tsx';
import { SwapSaid } from '../../features/finding-decisions/swap-said.tsx';
import { OutsideNotice } from '../../features/outside-decisions/outside-notice.tsx';
import { DecisionForm } from '../../form/decision-form.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import said from '../../parts/said-list.module.css';
import { useCan } from '../../session/use-can.ts';
import { appealLooks } from '../../state/exemption-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './finding-responses.module.css';

/** Of whom it is asked why they aren't held to account, where an appeal is upheld; null: of nobody. */
export type AsksGrounds = { leaders: boolean } | null;

/** An appeal and what was decided; whoever may decide, decides here. */
export function FindingAppeal({ appeal, kind, asks }: { appeal: Appeal; kind: FindingKind; asks: AsksGrounds }) {
  const { language } = useLanguage();
  const texts = useWords(responseWords);
  const can = useCan();
  const waits = appeal.state === 'pending';
  return (
    <>
      <div className={said.head}>
        <StateTag look={appealLooks[appeal.state]} />
        <span>{signature(appeal.appealedBy, appeal.onBehalfOf, language)}</span>
        <span className={said.quiet}>{formatFull(appeal.appealedAt)}</span>
        {appeal.findingKind === kind ? null : (
          <span className={said.quiet}>{texts.saidThen(findingKindNames[appeal.findingKind][language])}</span>
        )}
      </div>
      <p className={said.text}>{appeal.reason}</p>
      {appeal.swap ? <SwapSaid swap={appeal.swap} waits={waits} /> : null}
      <FiledFiles files={appeal.attachments} />
      {appeal.decidedBy === null || appeal.decidedAt === null ? null : (
        <p className={`${said.text} ${classes.decision}`}>
          {`${appeal.decidedBy} · ${formatFull(appeal.decidedAt)}\n${appeal.decisionReason ?? ''}`}
        </p>
      )}
      <GroundsSaid of={appeal} />
      <OutsideNotice standing={appeal.outside} kind="appeal" requestId={appeal.appealId} />
      {waits && appeal.own ? <p className={said.quiet}>{texts.ownAppeal}</p> : null}
      {waits && !appeal.own && can('appeals.decide') ? (
        <AppealDecisionForm appealId={appeal.appealId} asks={asks} />
      ) : null}
    </>
  );
}

function AppealDecisionForm({ appealId, asks }: { appealId: string; asks: AsksGrounds }) {
  const texts = useWords(responseWords);
  const { start, running, problem } = useChange({
    send: (commandKey, body: AppealDecision) =>
      request<FindingDetailResponse>(`appeals/${appealId}/decision`, { method: 'POST', commandKey, body }),
    outdates: ['findings'],
  });
  return (
    <DecisionForm<EnteredGrounds>
      title={texts.decide}
      subject={appealId}
      yes={{ text: texts.uphold, decide: (reason, more) => start({ decision: 'upheld', reason, ...groundsIn(more) }) }}
      no={{ text: texts.dismiss, decide: (reason) => start({ decision: 'dismissed', reason }) }}
      running={running}
      problem={problem}
    >
      {asks === null ? null : <GroundFields leaders={asks.leaders} />}
    </DecisionForm>
  );
}
