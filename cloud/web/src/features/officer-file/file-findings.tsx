import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { Link } from 'react-router';
import { formatDate } from '../../format/format-time.ts';
import { boundsOf } from '../../format/month.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { appealLooks } from '../../state/exemption-looks.tsx';
import { findingGradeLooks, findingKindLooks, findingStateLooks } from '../../state/finding-looks.tsx';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { FileSection } from './file-section.tsx';

type Finding = OfficerFile['findings'][number];

/** What was found about the officer's duty in the month, and what was said to it. */
export function FileFindings({ file: { badgeNo, month, findings } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  const answerOf = ({ handling, answerCount, answerDueOn }: Finding) => {
    if (handling !== 'told') return answerCount > 0 ? texts.answered(answerCount) : '';
    const due = formatDate(startOfLocalDate(answerDueOn), language);
    return answerDueOn < localDateOf(Date.now()) ? texts.overdue(due) : texts.answerDue(due);
  };
  return (
    <FileSection
      title={texts.findings}
      list={paths.findings({ badgeNo, ...boundsOf(month), state: 'all' })}
      empty={texts.noFindings}
      rows={findings}
      rowKey={({ findingId }) => findingId}
      columns={[
        {
          title: texts.dutyDate,
          cell: ({ dutyDate }) => <NoWrap>{formatDate(startOfLocalDate(dutyDate), language)}</NoWrap>,
        },
        {
          title: texts.finding,
          cell: ({ findingId, kind, grade }) => (
            <TwoLines below={grade === null ? undefined : <StateTag look={findingGradeLooks[grade]} />}>
              <Link to={paths.finding(findingId)}>
                <StateTag look={findingKindLooks[kind]} />
              </Link>
            </TwoLines>
          ),
        },
        {
          title: texts.state,
          cell: ({ state, handling }) => (
            <StateTag look={state === 'open' ? handlingLooks[handling] : findingStateLooks[state]} />
          ),
        },
        {
          title: texts.answer,
          cell: (finding) => (
            <TwoLines below={finding.appeal === null ? undefined : <StateTag look={appealLooks[finding.appeal]} />}>
              {answerOf(finding)}
            </TwoLines>
          ),
        },
      ]}
    />
  );
}
