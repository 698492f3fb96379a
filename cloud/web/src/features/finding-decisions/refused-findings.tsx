import type { FindingRow } from '@rollcall/shared/http/findings';
import type { RefusedFindings as Refusal, RefusedFinding } from '@rollcall/shared/resources/finding-decisions';
import { decidingTogetherWords } from '@rollcall/shared/words/deciding-together';
import { problemWords } from '@rollcall/shared/words/problems';
import { Alert, Button } from 'antd';
import { Link } from 'react-router';
import { ProblemError } from '../../api/problem-error.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { calledOf } from './called-of.ts';
import classes from './chosen-findings.module.css';

const codes: ReadonlySet<string> = new Set(['decision_together_refused', 'attach_refused']);
/** More of one reason than these are only counted. */
const shownOfReason = 5;

interface Props {
  title: string;
  refused: readonly RefusedFinding[];
  findings: readonly FindingRow[];
  onLeaveOut: (findingIds: ReadonlySet<string>) => void;
}

/** Which of several findings were refused, by their reason, and what to do next about each; the others go on without them. */
export function RefusedFindings({ title, refused, findings, onLeaveOut }: Props) {
  const { language } = useLanguage();
  const texts = useWords(decidingTogetherWords);
  const problems: Readonly<Record<string, { title: string; nextStep: string }>> = useWords(problemWords);
  const known = new Map(findings.map((finding) => [finding.findingId, finding]));
  const reasons = [...new Set(refused.map(({ code }) => code))];
  const byReason = reasons.map((code) => [code, refused.filter((one) => one.code === code)] as const);
  const isAll = refused.length === findings.length;
  return (
    <Alert
      type="error"
      showIcon
      title={title}
      style={{ marginBlockEnd: 12 }}
      description={
        <>
          {byReason.map(([code, those]) => (
            <div key={code}>
              <strong>{problems[code]?.title ?? those[0]?.title}</strong>{' '}
              {problems[code]?.nextStep ?? those[0]?.nextStep}
              <ul className={classes.refused}>
                {those.slice(0, shownOfReason).map(({ findingId }) => {
                  const finding = known.get(findingId);
                  return (
                    <li key={findingId}>
                      <Link to={paths.finding(findingId)}>{finding ? calledOf(finding, language) : findingId}</Link>
                    </li>
                  );
                })}
                {those.length > shownOfReason ? <li>{texts.many(those.length)}</li> : null}
              </ul>
            </div>
          ))}
          <Button onClick={() => onLeaveOut(new Set(refused.map(({ findingId }) => findingId)))}>
            {isAll ? texts.leaveOutAll : texts.leaveOut(refused.length)}
          </Button>
        </>
      }
    />
  );
}

/** Which findings a problem refuses; undefined: it is another problem. */
export function refusedIn(problem: Error | null): RefusedFinding[] | undefined {
  const isOurs = problem instanceof ProblemError && codes.has(problem.code);
  return isOurs ? (problem.answer as Refusal).refused : undefined;
}
