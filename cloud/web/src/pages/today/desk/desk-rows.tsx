import type { DeskRow, DeskView } from '@rollcall/shared/http/duty-desk';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { deskWords } from '@rollcall/shared/words/duty-desk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatSpan } from '../../../format/format-between.ts';
import { formatPerson } from '../../../format/format-person.ts';
import { formatDayTime } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { NoWrap } from '../../../parts/no-wrap.tsx';
import { PlainTable } from '../../../parts/plain-table.tsx';
import { paths } from '../../../paths.ts';
import { deskLooks } from '../../../state/device-looks.tsx';
import { StateTag } from '../../../state/state-tag.tsx';

type ColumnName =
  | ('officer' | 'unit' | 'state' | 'duty' | 'post' | 'shift' | 'shiftDays')
  | ('recorder' | 'heldFrom' | 'symptom' | 'reported');

const ofCheckedOut = ['officer', 'unit', 'recorder', 'heldFrom', 'shiftDays'] as const;
const ofPeople = ['officer', 'unit', 'duty', 'post', 'shift', 'recorder'] as const;
const columnsOf: Record<DeskView, readonly ColumnName[]> = {
  on_duty: ['officer', 'unit', 'state', 'duty', 'post', 'shift', 'recorder'],
  taken: [...ofPeople, 'heldFrom'],
  faulty: [...ofPeople, 'symptom', 'reported'],
  not_taken: ofPeople,
  not_needed: ofPeople,
  checked_out: ['officer', 'unit', 'state', 'recorder', 'heldFrom', 'shiftDays'],
  holder_on_duty: ofCheckedOut,
  not_due: ofCheckedOut,
  docked: ofCheckedOut,
  not_returned: ofCheckedOut,
  fault: ['recorder', 'unit', 'symptom', 'reported', 'officer'],
  spare: ['recorder', 'unit'],
};

interface Props {
  view: DeskView;
  rows: readonly DeskRow[];
  asOf: string;
}

/** The people or recorders behind a count. */
export function DeskRows({ view, rows, asOf }: Props) {
  const texts = useWords(deskWords);
  const { language } = useLanguage();
  if (rows.length === 0) return <p>{texts.nobody}</p>;
  const moment = (instant: string | null) =>
    instant === null ? null : <NoWrap>{formatDayTime(instant, language)}</NoWrap>;
  const cells: Record<ColumnName, (row: DeskRow) => ReactNode> = {
    officer: ({ badgeNo, officerName, shiftStartsAt }) =>
      badgeNo === null ? null : (
        <Link to={paths.officerDay(badgeNo, localDateOf(Date.parse(shiftStartsAt ?? asOf)))}>
          <NoWrap>{formatPerson({ badgeNo, name: officerName ?? '' })}</NoWrap>
        </Link>
      ),
    unit: ({ unitName }) => unitName,
    state: ({ state }) => <StateTag look={deskLooks[state]} />,
    duty: ({ dutyTypeName }) => dutyTypeName,
    post: ({ post }) => post,
    shift: ({ shiftStartsAt: from, shiftEndsAt: to }) =>
      from === null || to === null ? null : <NoWrap>{formatSpan({ from, to })}</NoWrap>,
    shiftDays: ({ shiftStartsAt: from, shiftEndsAt: to }) =>
      from === null || to === null ? null : (
        <NoWrap>
          {formatDayTime(from, language)}–{formatDayTime(to, language)}
        </NoWrap>
      ),
    recorder: ({ recorderSerial, dockedAtName }) =>
      recorderSerial === null ? null : (
        <>
          <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>
          {dockedAtName === null ? null : ` ${texts.inDock(dockedAtName)}`}
        </>
      ),
    heldFrom: ({ heldFrom }) => moment(heldFrom),
    symptom: ({ symptom }) => symptom,
    reported: ({ reportedAt }) => moment(reportedAt),
  };
  return (
    <PlainTable<DeskRow>
      name={texts.views[view]}
      rows={rows}
      rowKey={({ state, badgeNo, recorderSerial }) => `${state} ${badgeNo} ${recorderSerial}`}
      columns={columnsOf[view].map((name) => ({ title: texts[name], cell: cells[name] }))}
    />
  );
}
