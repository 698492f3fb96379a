import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { historyWords } from '@rollcall/shared/words/history';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { retentionWords } from '@rollcall/shared/words/retention';
import { Link } from 'react-router';
import { ExportButton } from '../../features/evidence-exports/export-buttons.tsx';
import { RestrictButton } from '../../features/recording-restrictions/restrict-button.tsx';
import { RestrictionNote } from '../../features/recording-restrictions/restriction-note.tsx';
import { ReviewButton } from '../../features/reviews/review-button.tsx';
import { formatFull } from '../../format/format-time.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { RecordingActivities } from './facts/recording-activities.tsx';
import { RecordingCustody } from './facts/recording-custody.tsx';
import { RecordingDigests } from './facts/recording-digests.tsx';
import { RecordingFacts } from './facts/recording-facts.tsx';
import { RecordingShifts } from './facts/recording-shifts.tsx';
import { RecordingSightings } from './facts/recording-sightings.tsx';
import { RecordingStorage } from './facts/recording-storage.tsx';
import { RecordingKeeping } from './keeping/recording-keeping.tsx';
import { RecordingFootage } from './player/recording-footage.tsx';
import classes from './recording-view.module.css';
import { titleOf } from './title-of.ts';

/** One recording: the footage on the left, what is known about it beside. */
export function RecordingView({ recording }: { recording: RecordingDetail }) {
  const texts = useWords(recordingWords);
  const history = useWords(historyWords);
  const keeping = useWords(retentionWords).recording;
  const title = titleOf(recording, useLanguage().language);
  usePageTitle(title);
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.recordings()}>{texts.back}</Link>
        <span aria-hidden="true">/</span>
        <h1>
          {title} <small className={classes.file}>{recording.fileName}</small>
        </h1>
        <div className={classes.actions}>
          <ReviewButton kind="recording" item={recording.recordingId} />
          {recording.restriction === null && recording.state !== 'deleted' ? (
            <RestrictButton recordingId={recording.recordingId} />
          ) : null}
          {recording.restriction?.opens === false ? null : <ExportButton recording={recording} />}
        </div>
      </div>
      {recording.accessUntil === null ? null : (
        <p className={classes.approval}>{keeping.byApproval(formatFull(recording.accessUntil))}</p>
      )}
      <RestrictionNote restriction={recording.restriction} />
      <div className={classes.page}>
        <div className={classes.column}>
          <RecordingFootage recording={recording} />
          <RecordingCustody recording={recording} />
          <RecordingShifts recording={recording} />
          <RecordingActivities activities={recording.activities} />
        </div>
        <div className={classes.column}>
          <RecordingFacts recording={recording} />
          <RecordingStorage recording={recording} />
          <RecordingKeeping recording={recording} />
          <RecordingDigests recording={recording} />
          <Section title={history.history}>
            <HistoryList history={recording.history} />
          </Section>
        </div>
        <div className={classes.wide}>
          <RecordingSightings sightings={recording.sightings} />
        </div>
      </div>
    </>
  );
}
