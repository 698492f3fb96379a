import type { FindingRow } from '@rollcall/shared/http/findings';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';
import { wordsIn } from '@rollcall/shared/words/define-words';
import { findingListWords, violationClassNames } from '@rollcall/shared/words/findings';
import { lookAgainNames } from '@rollcall/shared/words/handling';
import { Link } from 'react-router';
import { formatDuration, formatRoughly } from '../../format/format-duration.ts';
import { formatDate, formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { paths } from '../../paths.ts';
import { appealLooks } from '../../state/exemption-looks.tsx';
import { findingGradeLooks, findingKindLooks, findingStateLooks } from '../../state/finding-looks.tsx';
import { handlingLooks } from '../../state/handling-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';
import { AnswerDue } from './answer-due.tsx';
import { FindingSubject } from './finding-subject.tsx';
import { FindingSummary } from './finding-summary.tsx';
import { latenessOf } from './lateness-of.ts';
import { MissingStrip } from './missing-strip.tsx';
import { personOf } from './person-of.ts';

interface Shown {
  /** Of an officer who sees the own record: whose it is would be the same in every row. */
  own: boolean;
  /** Those that are to be dealt with: until when says more than since when. */
  open: boolean;
}

export function findingColumns(language: Language, { own, open }: Shown): Column<FindingRow>[] {
  const texts = wordsIn(findingListWords, language);
  return [
    {
      key: 'kind',
      title: texts.kind,
      sort: 'severity',
      always: true,
      width: 120,
      cell: (row) => (
        <Link to={paths.finding(row.findingId)}>
          <StateTag look={findingKindLooks[row.kind]} />
        </Link>
      ),
    },
    {
      key: 'violation',
      title: texts.violation,
      width: 110,
      optional: true,
      cell: ({ violationClass }) => (
        <NoWrap>{violationClass === null ? '' : violationClassNames[violationClass][language]}</NoWrap>
      ),
    },
    {
      key: 'officer',
      title: texts.officer,
      always: !own,
      optional: own,
      width: 130,
      cell: (row) => <NoWrap>{personOf(row, language)}</NoWrap>,
    },
    { key: 'unit', title: texts.unit, width: 100, optional: own, cell: (row) => <NoWrap>{row.unitName}</NoWrap> },
    {
      key: 'dutyDate',
      title: texts.dutyDate,
      width: 100,
      cell: (row) => <NoWrap>{formatDate(startOfLocalDate(row.dutyDate), language)}</NoWrap>,
    },
    {
      key: 'subject',
      title: texts.subject,
      width: 100,
      cell: (row) => <FindingSubject finding={row} />,
    },
    { key: 'strip', title: texts.strip, width: 125, cell: (row) => <MissingStrip finding={row} /> },
    { key: 'what', title: texts.what, width: 145, cell: (row) => <FindingSummary finding={row} /> },
    {
      key: 'amount',
      title: texts.amount,
      width: 105,
      number: true,
      cell: (row) => <NoWrap>{lengthOf(row, language)}</NoWrap>,
    },
    {
      key: 'grade',
      title: texts.grade,
      width: 80,
      optional: true,
      cell: ({ grade }) => (grade === null ? null : <StateTag look={findingGradeLooks[grade]} />),
    },
    {
      key: 'foundAt',
      title: texts.found,
      sort: 'foundAt',
      width: 115,
      optional: open,
      cell: (row) => <NoWrap>{formatDayTime(row.foundAt, language)}</NoWrap>,
    },
    {
      key: 'answerDue',
      title: texts.answerDue,
      sort: 'answerDueAt',
      width: 115,
      optional: !open,
      cell: (row) => <AnswerDue finding={row} />,
    },
    {
      key: 'state',
      title: texts.state,
      stays: true,
      width: 110,
      cell: (row) => {
        const { state, handling, lookAgain, appeal, answerCount } = row;
        return (
          <TwoLines
            below={
              lookAgain !== null ? (
                lookAgainNames[lookAgain][language]
              ) : appeal !== null ? (
                <StateTag look={appealLooks[appeal]} />
              ) : handling === 'told' ? (
                <AnswerDue finding={row} />
              ) : answerCount > 0 ? (
                texts.answered(answerCount)
              ) : undefined
            }
          >
            <StateTag
              look={state === 'open' || lookAgain !== null ? handlingLooks[handling] : findingStateLooks[state]}
            />
          </TwoLines>
        );
      },
    },
    {
      key: 'resolvedAt',
      title: texts.resolved,
      width: 120,
      optional: true,
      cell: ({ resolvedAt }) => <NoWrap>{resolvedAt === null ? '' : formatDayTime(resolvedAt, language)}</NoWrap>,
    },
  ];
}

/** How long it was missing in sum, or how late the last came; nothing for what isn't about time. */
function lengthOf({ kind, detail }: FindingRow, language: Language): string {
  if (kind === 'late_import') return detail.late.length === 0 ? '' : formatRoughly(latenessOf(detail), language);
  return detail.missing.length === 0 ? '' : formatDuration(detail.missingMs, language);
}
