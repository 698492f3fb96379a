import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { formatWords } from '@rollcall/shared/words/format';
import { signature } from '@rollcall/shared/words/signature';
import { Link } from 'react-router';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { DecisionForm } from '../../form/decision-form.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import said from '../../parts/said-list.module.css';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';
import { DecisionOnPaper } from './decision-on-paper.tsx';
import classes from './finding-handling.module.css';
import { GroundsSaid } from './grounds-said.tsx';

/** A decision about a finding: what, by whom, why; who saw it; a second person agrees here. */
export function DecisionEntry({ decision }: { decision: DecisionRow }) {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  const can = useCan();
  const { step, state, people, leaders, reason } = decision;
  const isVoid = state === 'corrected' || state === 'refused';
  const by = signature(decision.decidedBy, decision.onBehalfOf, language);
  const what = useWhatDecided(decision);
  return (
    <>
      <div className={said.head}>
        <strong className={isVoid ? classes.void : undefined}>{what}</strong>
        {state === 'counts' ? null : <span>{texts.states[state]}</span>}
        <span className={said.quiet}>{`${by} · ${formatFull(decision.decidedAt)}`}</span>
      </div>
      <p className={said.text}>{reason}</p>
      <GroundsSaid of={decision} />
      {decision.batchId === null || decision.others === 0 ? null : (
        <p className={said.quiet}>
          <Link to={paths.findingDecisions({ batchId: decision.batchId })}>{texts.together(decision.others)}</Link>
        </p>
      )}
      {decision.secondBy === null || decision.secondAt === null ? null : (
        <p className={said.quiet}>
          {`${texts.secondSaid(decision.secondBy)} · ${formatFull(decision.secondAt)} · ${decision.secondReason ?? ''}`}
        </p>
      )}
      {state === 'counts' && isAboutPeople.includes(step)
        ? [...people, ...leaders].map((person, index) => (
            <DecisionOnPaper
              key={person.badgeNo}
              decision={decision}
              person={person}
              leads={index >= people.length}
              freed={leaders[index - people.length]?.freed === true}
            />
          ))
        : null}
      {state === 'waits' ? <OutsideOfRequest kind="finding_second" requestId={decision.decisionId} /> : null}
      {state === 'waits' && can('findings.agree') ? <SecondForm decision={decision} by={by} /> : null}
    </>
  );
}

/** What says something of the people whom it names. */
export const isAboutPeople: readonly DecisionRow['step'][] = ['confirm', 'excuse', 'unfounded'];

/** A decision in some words: what, as which violation, of whom. */
export function useWhatDecided({ step, violationClass, people, dueOn }: DecisionRow): string {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  const format = useWords(formatWords);
  return [
    texts.steps[step],
    violationClass === null ? null : violationClassNames[violationClass][language],
    step === 'confirm' ? people.map(formatPerson).join(format.and) || texts.noViolation : null,
    dueOn === null ? null : `${texts.dueOn} ${formatDate(startOfLocalDate(dueOn), language)}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function SecondForm({ decision: { decisionId, step }, by }: { decision: DecisionRow; by: string }) {
  const texts = useWords(findingDecisionWords);
  const { start, running, problem } = useChange({
    send: (commandKey, body: { decision: 'agreed' | 'refused'; reason: string }) =>
      call('POST finding-decisions/:decisionId/second', { params: { decisionId }, body }, commandKey),
    outdates: ['finding-decisions', 'findings'],
  });
  return (
    <DecisionForm
      title={texts.waiting(texts.act[step], by)}
      subject={decisionId}
      yes={{ text: texts.agree, decide: (reason) => start({ decision: 'agreed', reason }) }}
      no={{ text: texts.refuse, decide: (reason) => start({ decision: 'refused', reason }) }}
      running={running}
      problem={problem}
    />
  );
}
