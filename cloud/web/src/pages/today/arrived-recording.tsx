import type { RecordingRow } from '@rollcall/shared/http/recordings';
import type { Language } from '@rollcall/shared/words/define-words';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { formatWords } from '@rollcall/shared/words/format';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatDuration } from '../../format/format-duration.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { inspectionLooks, recordingLook } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './panel.module.css';
import { timeOrDayTime } from './time-or-day-time.ts';

export function ArrivedRecording({ recording }: { recording: RecordingRow }) {
  const texts = useWords(todayWords).arrivals;
  const { and } = useWords(formatWords);
  const { damage } = useWords(evidenceWords);
  const { language } = useLanguage();
  const { recordingId, holders, recorderSerial, fileName, capturedAt, durationMs, inspection } = recording;
  // Of what has no time, such as a recorder's log, nobody can say who held it.
  const held = capturedAt === null ? '' : ` ${texts.nobody}`;
  const who = holders.length > 0 ? holders.map(formatPerson).join(and) : `${recorderSerial}${held}`;
  const reasons = [...new Set(inspection.problems.map(({ code }) => damage[code]))].join(and);
  return (
    <li className={classes.arrived}>
      <div className={classes.line}>
        <Link className={classes.name} to={paths.recording(recordingId)} data-tip={fileName}>
          {who}
        </Link>
        <StateTag look={recordingLook(recording)} />
      </div>
      <div className={`${classes.line} ${classes.quiet}`}>
        <span>
          {timeOrDayTime(recording.announcedAt, language)} · {recording.unitName}
        </span>
        <span>
          {[
            capturedAt === null ? null : texts.from(formatCaptured(capturedAt, recording.announcedAt, language)),
            durationMs === null ? null : formatDuration(durationMs, language),
          ]
            .filter((said) => said !== null)
            .join(' · ')}
        </span>
      </div>
      {inspection.outcome === 'damaged' ? (
        <StateTag look={inspectionLooks.damaged}>{reasons ? ` · ${reasons}` : null}</StateTag>
      ) : null}
    </li>
  );
}

/** With its day, unless it came on that day. */
function formatCaptured(capturedAt: string, announcedAt: string, language: Language): string {
  const sameDay = formatDate(capturedAt, language) === formatDate(announcedAt, language);
  return sameDay ? formatTime(capturedAt) : formatDayTime(capturedAt, language);
}
