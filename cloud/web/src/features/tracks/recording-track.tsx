import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { trackWords } from '@rollcall/shared/words/tracks';
import { Button } from 'antd';
import { Link } from 'react-router';
import { formatFull, formatSeconds } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { useViewing } from '../../player/use-viewing.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { LaterTrackDetails } from './later-track-details.tsx';
import classes from './track-details.module.css';
import { useTrack } from './use-track.ts';

interface Props {
  recording: RecordingDetail;
  headAt: number | undefined;
  onPick: ((at: number) => void) | undefined;
}

/** Where the recorder was meanwhile, and what was marked. Of restricted footage it is asked for: each look leaves a trace. */
export function RecordingTrack({ recording, headAt, onPick }: Props) {
  const texts = useWords(trackWords);
  const { recordingId, restriction } = recording;
  const viewing = useViewing(recordingId);
  const viewingSessionId = viewing.session?.viewingSessionId;
  const { mayLook, asks, answer, problem } = useTrack(recording, viewingSessionId);
  if (!mayLook) return null;
  if (asks) {
    return (
      <Section title={texts.title} hint={texts.traced}>
        <Button loading={viewing.running} onClick={() => viewing.open()}>
          {texts.show}
        </Button>
        <ProblemNotice problem={viewing.problem} />
      </Section>
    );
  }
  if (!answer) return <ProblemNotice problem={problem} />;
  const { sideFiles, badEntries, ...track } = answer;
  const isEmpty = track.points.length + track.bookmarks.length + sideFiles.length + badEntries === 0;
  if (isEmpty && restriction === null) return null;
  return (
    <Section title={texts.title} hint={texts.hint}>
      {isEmpty ? <p className={classes.quiet}>{texts.nothing}</p> : null}
      <LaterTrackDetails
        track={track}
        query={{ recordingId, viewingSessionId }}
        severalRecordings={false}
        timeOf={({ at, shownAt }) => (at === null ? texts.shownAt(formatFull(shownAt)) : formatSeconds(at))}
        headAt={headAt}
        onPick={onPick}
      />
      {badEntries > 0 ? <p className={classes.quiet}>{texts.badEntries(badEntries)}</p> : null}
      {sideFiles.length > 0 ? (
        <p className={classes.quiet}>
          {texts.sideFiles}
          {sideFiles.map(({ sideFileId, path }) => (
            <span key={sideFileId}>
              {' · '}
              <Link to={paths.recording(sideFileId)}>{path.split('/').at(-1)}</Link>
            </span>
          ))}
        </p>
      ) : null}
    </Section>
  );
}
