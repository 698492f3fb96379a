import type { AttendanceRow } from '@rollcall/shared/resources/training-sessions';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { attendanceLooks } from '../../state/session-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

/** What a row of attendance shows otherwise than by the kind of its column. */
export function useAttendanceCells() {
  const texts = useWords(trainingSessionWords);
  const excuseOf = ({ absenceReason, onLeave, leftService }: AttendanceRow) =>
    absenceReason ?? (leftService ? texts.leftService : onLeave ? texts.onLeave : '');
  return {
    topic: ({ sessionId, topic }: AttendanceRow) => <Link to={paths.trainingSession(sessionId)}>{topic}</Link>,
    badgeNo: ({ badgeNo }: AttendanceRow) => <Link to={paths.officer(badgeNo)}>{badgeNo}</Link>,
    state: ({ state }: AttendanceRow) => <StateTag look={attendanceLooks[state]} />,
    absenceReason: (row: AttendanceRow) => (row.state === 'excused' ? excuseOf(row) : ''),
    madeUp: ({ madeUpIn }: AttendanceRow) =>
      madeUpIn === null ? '' : <Link to={paths.trainingSession(madeUpIn)}>{texts.madeUpYes}</Link>,
  };
}
