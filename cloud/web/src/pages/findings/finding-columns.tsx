import type { FindingRow } from '@rollcall/shared/http/findings';
import { Link } from 'react-router';
import { startOfDutyDate } from '../../format/duty-date.ts';
import { formatDuration } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import type { Language } from '../../language/language.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks, findingStateLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';
import { findingsTexts } from '../../texts/findings-texts.ts';
import { FindingSummary } from './finding-summary.tsx';
import { latenessOf } from './lateness-of.ts';
import { MissingStrip } from './missing-strip.tsx';

export function findingColumns(language: Language): Column<FindingRow>[] {
  const texts = findingsTexts[language];
  return [
    {
      key: 'kind',
      title: texts.kind,
      always: true,
      width: 110,
      cell: (row) => (
        <Link to={paths.finding(row.findingId)}>
          <StateTag look={findingKindLooks[row.kind]} />
        </Link>
      ),
    },
    {
      key: 'officer',
      title: texts.officer,
      always: true,
      width: 130,
      cell: (row) => <NoWrap>{formatPerson({ badgeNo: row.badgeNo, name: row.officerName })}</NoWrap>,
    },
    { key: 'unit', title: texts.unit, width: 100, cell: (row) => <NoWrap>{row.unitName}</NoWrap> },
    {
      key: 'dutyDate',
      title: texts.dutyDate,
      width: 110,
      cell: (row) => <NoWrap>{formatDate(startOfDutyDate(row.dutyDate), language)}</NoWrap>,
    },
    {
      key: 'shift',
      title: texts.shift,
      width: 110,
      cell: (row) => <NoWrap>{`${formatTime(row.shiftStartsAt)}–${formatTime(row.shiftEndsAt)}`}</NoWrap>,
    },
    { key: 'strip', title: texts.strip, width: 130, cell: (row) => <MissingStrip finding={row} /> },
    { key: 'what', title: texts.what, cell: (row) => <FindingSummary finding={row} /> },
    {
      key: 'amount',
      title: texts.amount,
      width: 90,
      number: true,
      cell: ({ kind, detail }) => (
        <NoWrap>{formatDuration(kind === 'late_import' ? latenessOf(detail) : detail.missingMs, language)}</NoWrap>
      ),
    },
    {
      key: 'foundAt',
      title: texts.found,
      width: 115,
      cell: (row) => <NoWrap>{formatDayTime(row.foundAt, language)}</NoWrap>,
    },
    {
      key: 'state',
      title: texts.state,
      width: 90,
      cell: (row) => <StateTag look={findingStateLooks[row.state]} />,
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
