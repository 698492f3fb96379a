import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { Link } from 'react-router';
import { formatPerson } from '../../../format/format-person.ts';
import { formatDate, formatTime } from '../../../format/format-time.ts';
import { useLanguage } from '../../../language/language-context.ts';
import { useWords } from '../../../language/use-words.ts';
import { Section } from '../../../parts/section.tsx';
import { paths } from '../../../paths.ts';
import classes from './recording-shifts.module.css';

/** The shifts for which it counts. */
export function RecordingShifts({ recording }: { recording: Pick<RecordingDetail, 'shifts' | 'holders'> }) {
  const { language } = useLanguage();
  const texts = useWords(recordingWords);
  const { shifts, holders } = recording;
  const personOf = (badgeNo: string) => {
    const holder = holders.find((candidate) => candidate.badgeNo === badgeNo);
    return holder ? formatPerson(holder) : badgeNo;
  };
  return (
    <Section title={texts.shifts}>
      {shifts.length === 0 ? <p className={classes.none}>{texts.noShifts}</p> : null}
      <ul className={classes.shifts}>
        {shifts.map(({ shiftId, badgeNo, startsAt, endsAt }) => (
          <li key={shiftId}>
            <Link to={paths.today({ date: localDateOf(Date.parse(startsAt)), shift: shiftId })}>
              {formatDate(startsAt, language)} {formatTime(startsAt)}–{formatTime(endsAt)}
            </Link>
            <Link to={paths.officer(badgeNo)}>{personOf(badgeNo)}</Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
