import type { RepairTicketRow } from '@rollcall/shared/http/repair-tickets';
import type { Language, Said } from '@rollcall/shared/words/define-words';
import type { deviceWords } from '@rollcall/shared/words/devices';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { formatDayTime } from '../../format/format-time.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import { repairLooks } from '../../state/device-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import type { Column } from '../../table/column.ts';

export function faultColumns(texts: Said<typeof deviceWords>, language: Language): Column<RepairTicketRow>[] {
  const { fault } = texts;
  return [
    {
      key: 'recorder',
      title: texts.recorder,
      always: true,
      width: 120,
      cell: ({ recorderSerial }) => <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>,
    },
    { key: 'state', title: texts.state, width: 100, cell: ({ state }) => <StateTag look={repairLooks[state]} /> },
    { key: 'symptom', title: fault.symptom, width: 260, cell: ({ symptom }) => symptom },
    {
      key: 'reportedAt',
      title: fault.reportedAt,
      width: 140,
      cell: ({ reportedAt }) => <NoWrap>{formatDayTime(reportedAt, language)}</NoWrap>,
    },
    {
      key: 'reportedBy',
      title: fault.reportedBy,
      width: 180,
      cell: ({ reportedBy, reporterName }) =>
        reportedBy === null ? (
          ''
        ) : (
          <Link to={paths.officer(reportedBy)}>
            <NoWrap>{formatPerson({ badgeNo: reportedBy, name: reporterName ?? '' })}</NoWrap>
          </Link>
        ),
    },
    { key: 'unit', title: texts.unit, width: 160, cell: ({ unitName }) => <NoWrap>{unitName ?? ''}</NoWrap> },
    { key: 'reports', title: fault.reports, width: 70, number: true, cell: ({ reportCount }) => reportCount },
    {
      key: 'closedAt',
      title: fault.closedAt,
      width: 140,
      cell: ({ closedAt }) => <NoWrap>{closedAt === null ? '' : formatDayTime(closedAt, language)}</NoWrap>,
    },
    {
      key: 'outcome',
      title: fault.outcome,
      cell: ({ outcome }) => (outcome === null ? '' : fault.outcomes[outcome]),
    },
  ];
}
