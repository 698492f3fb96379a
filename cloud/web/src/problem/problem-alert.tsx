import { commonWords } from '@rollcall/shared/words/common';
import { fieldProblemIn } from '@rollcall/shared/words/field-problems';
import { problemWords } from '@rollcall/shared/words/problems';
import { waitWords } from '@rollcall/shared/words/sign-in';
import { Alert, Button } from 'antd';
import { ProblemError } from '../api/problem-error.ts';
import { formatDuration } from '../format/format-duration.ts';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import classes from './problem-alert.module.css';
import type { ShownProblem } from './shown-problem.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** Refusals of which the reader must know the field. */
const ofFields = new Set(['bad_request', 'activities_refused', 'case_names', 'pack_names']);

/** What was refused, why, and what to do about it, with the words of every refusal that HQ knows. */
export function ProblemAlert({ problem, onRetry, wholePage = false }: ShownProblem) {
  const texts = useWords(problemWords);
  const common = useWords(commonWords);
  const { language } = useLanguage();
  const refused = problem instanceof ProblemError ? problem : undefined;
  const known = texts[(refused?.code ?? 'internal') as keyof typeof texts];
  const title = known?.title ?? texts.unknown.title;
  const why = known ? undefined : (refused?.detail ?? problem.message);
  const nextStep = known?.nextStep ?? refused?.nextStep ?? texts.unknown.nextStep;
  return (
    <Alert
      type="error"
      showIcon
      title={wholePage ? <h1>{title}</h1> : title}
      description={
        <div className={classes.body}>
          {why === undefined ? null : <p>{why}</p>}
          {refused?.code === 'too_many_attempts' ? <WaitLine problem={refused} /> : <p>{nextStep}</p>}
          {refused && refused.errors.length > 0 ? (
            <ul>
              {refused.errors.map((error) => (
                <li key={`${error.path} ${error.message}`} title={error.path}>
                  {fieldProblemIn(language, error, { named: ofFields.has(refused.code) })}
                </li>
              ))}
            </ul>
          ) : null}
          {refused?.requestId === undefined ? null : (
            <p className={classes.request}>
              {common.requestId} <code>{refused.requestId}</code>
            </p>
          )}
        </div>
      }
      action={
        onRetry ? (
          <Button size="small" onClick={() => onRetry()}>
            {common.retry}
          </Button>
        ) : undefined
      }
    />
  );
}

/** How long one has to wait, counted down. It isn't read aloud each second. */
function WaitLine({ problem }: { problem: ProblemError }) {
  const texts = useWords(waitWords);
  const { language } = useLanguage();
  const seconds = useSecondsLeft(problem);
  return (
    <p role="timer" aria-live="off">
      {seconds > 0 ? texts.wait(formatDuration(seconds * 1000, language)) : texts.over}
    </p>
  );
}
