import type { FindingRow } from '@rollcall/shared/http/findings';
import { findingWords } from '@rollcall/shared/words/findings';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import classes from './finding-links.module.css';
import { momentOf } from './moment-of.ts';
import { timeOf } from './time-of.ts';

/** Where a finding leads on to: what it is about, and what else is known of that. */
export function FindingLinks({ finding }: { finding: FindingRow }) {
  const texts = useWords(findingWords);
  const { badgeNo, shiftId, dutyDate, unitCode, recorderSerial, recordingId, activityId } = finding;
  const hours = timeOf(finding);
  const at = momentOf(finding);
  const dayQuery = at === undefined ? {} : { at };
  return (
    <nav className={classes.links}>
      {recordingId === null ? null : <Link to={paths.recording(recordingId)}>{texts.theRecording}</Link>}
      {[...(activityId === null ? [] : [activityId]), ...(finding.detail.activityIds ?? [])].map((id, index) => (
        <Link key={id} to={paths.activity(id)}>
          {texts.theActivity}
          {index === 0 ? '' : ` ${index + 1}`}
        </Link>
      ))}
      {recorderSerial === null ? null : (
        <>
          <Link to={paths.recorder(recorderSerial)}>{texts.theRecorder}</Link>
          <Link to={paths.recordings({ recorderSerial, ...hours })}>{texts.footageOfRecorder}</Link>
          <Link to={`${paths.findings({ recorderSerial })}&state=all`}>{texts.ofRecorder}</Link>
        </>
      )}
      {shiftId === null ? null : <Link to={paths.findings({ shiftId })}>{texts.ofShift}</Link>}
      {badgeNo === null ? null : (
        <>
          <Link to={paths.officerDay(badgeNo, dutyDate, dayQuery)}>{texts.officerDay}</Link>
          <Link to={paths.roster({ month: dutyDate.slice(0, 7), unitCode })}>{texts.roster}</Link>
          <Link to={paths.officer(badgeNo)}>{texts.officer}</Link>
          <Link to={paths.recordings({ badgeNo, ...hours })}>{texts.footage}</Link>
          <Link to={`${paths.findings({ badgeNo })}&state=all`}>{texts.ofOfficer}</Link>
        </>
      )}
      {(finding.detail.badgeNos ?? [])
        .filter((other) => other !== badgeNo)
        .map((other) => (
          <Link key={other} to={paths.officer(other)}>
            {texts.alsoOfficer(other)}
          </Link>
        ))}
    </nav>
  );
}
