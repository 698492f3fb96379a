import type { LedgerStatus } from '@rollcall/shared/http/ledger';
import { ledgerWords } from '@rollcall/shared/words/ledger';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatAge, formatRoughly } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useNow } from '../../time/use-now.ts';
import { FactLookup } from './fact-lookup.tsx';
import { LedgerProblem } from './ledger-problem.tsx';
import classes from './ledger-summary.module.css';

/** The ledger in numbers, each of which opens its rows, and the way to one record's proof. */
export function LedgerSummary() {
  const texts = useWords(ledgerWords);
  const { language } = useLanguage();
  const { summary } = texts;
  const { answer, problem, retry } = useAnswer<LedgerStatus>('ledger', {}, { refreshMs: 10_000 });
  const now = useNow(1000);
  if (!answer) return <ProblemNotice problem={problem} onRetry={retry} />;
  const { size, checkpoint, witnesses, witnessed, pendingFacts, pendingSince } = answer;
  const count = (number: number) => number.toLocaleString(language);
  return (
    <div className={classes.summary}>
      <p className={classes.about}>{texts.about}</p>
      {answer.problem ? (
        <div className={classes.problem}>
          <LedgerProblem problem={answer.problem} />
        </div>
      ) : null}
      <FactList
        facts={[
          { name: summary.size, value: <Link to={paths.ledger({ view: 'checkpoints' })}>{count(size)}</Link> },
          {
            name: summary.checkpoint,
            value: checkpoint
              ? summary.checkpointOf(count(checkpoint.size), formatAge(now - Date.parse(checkpoint.signedAt), language))
              : summary.noCheckpoint,
          },
          {
            name: summary.cosigned,
            value: (
              <Link
                className={witnesses.cosigned === 0 ? classes.nobody : undefined}
                to={paths.ledger({ view: 'witnesses' })}
              >
                {summary.cosignedBy(count(witnesses.cosigned), count(witnesses.known))}
              </Link>
            ),
          },
          {
            name: summary.witnessed,
            value: witnessed ? summary.witnessedTo(count(witnessed.size), count(witnessed.newer)) : summary.none,
          },
          {
            name: summary.pending,
            value: (
              <Link to={paths.ledger({ view: 'pending' })}>
                {pendingSince === null
                  ? summary.none
                  : summary.pendingOf(count(pendingFacts), formatRoughly(now - Date.parse(pendingSince), language))}
              </Link>
            ),
          },
        ]}
      />
      <FactLookup />
    </div>
  );
}
