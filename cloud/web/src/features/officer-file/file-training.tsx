import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { addDays, addMonths } from '@rollcall/shared/rules/local-date';
import { officerFileWords } from '@rollcall/shared/words/officer-file';
import { attendanceStateNames } from '@rollcall/shared/words/training-sessions';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { paths } from '../../paths.ts';
import classes from './file-section.module.css';
import { FileSection } from './file-section.tsx';

/** The sessions of the month that the officer must attend, and how he stands in each. */
export function FileTraining({ file: { badgeNo, month, sessions } }: { file: OfficerFile }) {
  const texts = useWords(officerFileWords);
  const { language } = useLanguage();
  return (
    <FileSection
      title={texts.training}
      list={paths.trainingAttendance({
        ...{ badgeNo, from: `${month}-01` },
        to: addDays(`${addMonths(month, 1)}-01`, -1),
      })}
      empty={texts.noTraining}
      rows={sessions}
      rowKey={({ sessionId }) => sessionId}
      columns={[
        {
          title: texts.starts,
          cell: ({ sessionId, startsAt }) => (
            <Link to={paths.trainingSession(sessionId)}>
              <NoWrap>{formatDayTime(startsAt, language)}</NoWrap>
            </Link>
          ),
        },
        { title: texts.topic, cell: ({ topic }) => <span className={classes.text}>{topic}</span> },
        {
          title: texts.attendance,
          cell: ({ state, madeUp }) =>
            [attendanceStateNames[state][language], ...(madeUp ? [texts.madeUp] : [])].join(' · '),
        },
      ]}
    />
  );
}
