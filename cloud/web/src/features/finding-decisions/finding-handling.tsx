import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { DecidingStep } from '@rollcall/shared/http/handling';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { lookAgainNames } from '@rollcall/shared/words/handling';
import { Alert, Button } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import said from '../../parts/said-list.module.css';
import { Section } from '../../parts/section.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSession } from '../../session/session-context.ts';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { OutsideOfRequest } from '../outside-decisions/outside-of-request.tsx';
import { DecisionEntry } from './decision-entry.tsx';
import classes from './finding-handling.module.css';
import { LiabilityAppeals } from './liability-appeals.tsx';
import { peopleNamed } from './people-named.ts';
import { StepDrawer } from './step-drawer.tsx';

/** What was decided about a finding, who saw it, and what can be decided now. */
export function FindingHandling({ finding }: { finding: FindingDetailResponse }) {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  const [{ act }, change] = useUrlQuery(['act']);
  const { findingId } = finding;
  const { answer, problem, retry } = useRead('GET finding-decisions', { query: { findingId, limit: 200 } });
  const decisions = [...(answer?.rows ?? [])].reverse();
  const stands = decisions.filter(({ state, step }) => state === 'counts' && step !== 'close').at(-1);
  const waits = decisions.some(({ state }) => state === 'waits');
  const acts = waits ? [] : finding.steps;
  const concernsMe = useConcernsMe(finding);
  const not = useWhyNot(finding, concernsMe);
  const chosen = acts.find((one) => one === act);
  const reasons = [...new Set(acts.flatMap((one) => not(one) ?? []))];
  return (
    <Section title={texts.section} hint={<StateTag look={handlingLooks[finding.handling]} />}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {finding.lookAgain === null ? null : (
        <Alert type="warning" showIcon title={lookAgainNames[finding.lookAgain][language]} />
      )}
      {decisions.length === 0 ? (
        <p className={said.quiet}>{texts.none}</p>
      ) : (
        <ol className={said.list}>
          {decisions.map((decision) => (
            <li key={decision.decisionId}>
              <DecisionEntry decision={decision} />
            </li>
          ))}
        </ol>
      )}
      {stands && stands.leaders.length > 0 ? (
        <LiabilityAppeals finding={finding} decision={stands} concernsMe={concernsMe} />
      ) : null}
      {acts.length === 0 ? null : (
        <div className={classes.acts}>
          {acts.map((one, index) => (
            <Button
              key={one}
              {...(index === 0 && not(one) === undefined ? { type: 'primary' as const } : {})}
              disabled={not(one) !== undefined}
              onClick={() => change({ act: one }, { push: true })}
            >
              {texts.act[one]}
            </Button>
          ))}
        </div>
      )}
      {/* In words: a phone has nothing to hover with. */}
      {reasons.map((reason) => (
        <p key={reason} className={said.quiet}>
          {reason}
        </p>
      ))}
      {answer !== undefined && !waits && isToBeDecided(finding) ? (
        <OutsideOfRequest
          kind="finding"
          requestId={findingId}
          own={concernsMe}
          ofFinding={{
            outcomes: finding.handling === 'confirmed' ? ['close'] : ['confirm', 'excuse', 'unfounded'],
            people: peopleNamed(finding, decisions),
            violationClass: finding.violationClass,
          }}
        />
      ) : null}
      {answer !== undefined && chosen !== undefined && not(chosen) === undefined ? (
        <StepDrawer
          key={chosen}
          act={chosen}
          finding={finding}
          decisions={decisions}
          onClose={() => change({ act: undefined })}
        />
      ) : null}
    </Section>
  );
}

/** Somebody has to decide by now: where nobody here may, a superior does. */
function isToBeDecided({ handling, answerDueAt }: FindingDetailResponse): boolean {
  return (
    handling === 'answered' ||
    handling === 'confirmed' ||
    (handling === 'told' && Date.now() >= Date.parse(answerDueAt))
  );
}

function useConcernsMe({ badgeNo, detail, leaderBadgeNo, otherLeaders }: FindingDetailResponse): boolean {
  const session = useSession();
  const concerned = [badgeNo, leaderBadgeNo, ...(detail.badgeNos ?? []), ...otherLeaders.map((one) => one.badgeNo)];
  return session.badgeNo !== null && concerned.includes(session.badgeNo);
}

/** Why this account can't take a step, as far as the page knows. */
function useWhyNot(
  { handling, answerDueAt, answerDueOn, grade, detail, violationClass }: FindingDetailResponse,
  concernsMe: boolean,
) {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  return (act: DecidingStep): string | undefined => {
    if (concernsMe) return texts.concernsYou;
    if (act !== 'confirm') return undefined;
    if (grade === 'weak' && violationClass !== 'incomplete') return texts.weak;
    if (detail.doubts !== undefined && detail.doubts.length > 0) return texts.inDoubt;
    const stillDue = handling === 'told' && Date.now() < Date.parse(answerDueAt);
    return stillDue ? texts.heardFirst(formatDate(startOfLocalDate(answerDueOn), language)) : undefined;
  };
}
