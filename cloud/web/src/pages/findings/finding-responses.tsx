import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import saidClasses from '../../parts/said-list.module.css';
import { Section } from '../../parts/section.tsx';
import { FindingAnswer } from './finding-answer.tsx';
import { FindingAppeal } from './finding-appeal.tsx';
import { FindingExemptions } from './finding-exemptions.tsx';
import classes from './finding-responses.module.css';
import { isDecidedByDispute } from './is-decided-by-dispute.ts';

/** What people said about a finding, oldest first, until when they can, and what was decided. */
export function FindingResponses({ finding }: { finding: FindingDetailResponse }) {
  const { language } = useLanguage();
  const texts = useWords(responseWords);
  const { answers, appeals, answerDueAt, answerDueOn, appealUntil } = finding;
  const leaders = finding.leaderBadgeNo !== null || finding.otherLeaders.length > 0;
  const asks = finding.violationClass === null ? null : { leaders };
  const unanswered = finding.handling === 'told';
  const overdue = unanswered && Date.parse(answerDueAt) < Date.now();
  const due = formatDate(startOfLocalDate(answerDueOn), language);
  const said = [
    ...answers.map((answer) => ({
      at: answer.answeredAt,
      key: answer.answerId,
      entry: <FindingAnswer answer={answer} kind={finding.kind} />,
    })),
    ...appeals.map((appeal) => ({
      at: appeal.appealedAt,
      key: appeal.appealId,
      entry: <FindingAppeal appeal={appeal} kind={finding.kind} asks={asks} />,
    })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
  return (
    <Section
      title={texts.title}
      hint={
        <span className={overdue ? classes.overdue : undefined}>
          {[
            unanswered ? (overdue ? texts.overdue(due) : texts.due(due)) : undefined,
            finding.state !== 'set_aside' && !isDecidedByDispute(finding) && isToCome(appealUntil)
              ? texts.appealUntil(formatDate(new Date(Date.parse(appealUntil) - 1), language))
              : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      }
    >
      {said.length === 0 ? (
        <p className={saidClasses.quiet}>{texts.none}</p>
      ) : (
        <ol className={saidClasses.list}>
          {said.map(({ key, entry }) => (
            <li key={key}>{entry}</li>
          ))}
        </ol>
      )}
      <FindingExemptions finding={finding} />
    </Section>
  );
}

function isToCome(end: string | null): end is string {
  return end !== null && Date.parse(end) > Date.now();
}
