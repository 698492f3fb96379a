import type { FindingRow } from '@rollcall/shared/http/findings';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { findingListWords } from '@rollcall/shared/words/findings';
import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { AnswerDue } from '../findings/answer-due.tsx';
import { FindingSummary } from '../findings/finding-summary.tsx';
import classes from './officer-day-view.module.css';

const most = 5;

/** The newest open findings about an officer that nobody has answered or appealed against, and the way to all that are open. */
export function FindingsToAnswer({ badgeNo }: { badgeNo: string }) {
  const texts = useWords(officerDayWords);
  const list = useWords(findingListWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useAnswer<{ rows: FindingRow[] }>('findings', {
    badgeNo,
    state: 'open',
    limit: 20,
  });
  const open = answer?.rows ?? [];
  const waiting = open.filter(({ answerCount, appeal }) => answerCount === 0 && appeal === null).slice(0, most);
  return (
    <Section
      title={texts.toAnswer}
      hint={open.length > 0 ? <Link to={paths.findings({ badgeNo, state: 'open' })}>{texts.allOpen}</Link> : undefined}
    >
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer && waiting.length === 0 ? <p className={classes.quiet}>{texts.nothingToAnswer}</p> : null}
      {waiting.length > 0 ? (
        <PlainTable
          name={texts.toAnswer}
          rows={waiting}
          rowKey={({ findingId }) => findingId}
          columns={[
            {
              title: list.dutyDate,
              cell: ({ dutyDate }) => <NoWrap>{formatDate(startOfLocalDate(dutyDate), language)}</NoWrap>,
            },
            {
              title: list.kind,
              cell: ({ findingId, kind }) => (
                <Link to={paths.finding(findingId)}>
                  <StateTag look={findingKindLooks[kind]} />
                </Link>
              ),
            },
            { title: list.what, cell: (finding) => <FindingSummary finding={finding} /> },
            { title: texts.answerDue, cell: (finding) => <AnswerDue finding={finding} /> },
          ]}
        />
      ) : null}
    </Section>
  );
}
