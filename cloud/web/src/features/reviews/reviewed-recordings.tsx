import type { ReviewDetail, ReviewedRecording } from '@rollcall/shared/resources/reviews';
import { reviewFootageWords } from '@rollcall/shared/words/review-page';
import { formatDuration, formatLength } from '../../format/format-duration.ts';
import { formatSeconds } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './review-footage.module.css';
import type { ChecklistDraft } from './use-checklist.ts';
import type { Footage } from './use-footage.ts';
import type { Watched } from './use-watched.ts';

interface Props {
  review: ReviewDetail;
  footage: Footage;
  watched: Watched;
  checklist: ChecklistDraft | undefined;
}

/** Each recording of the time: when, how long, what was played of it, and why one can't be. */
export function ReviewedRecordings({ review: { recordings }, footage, watched, checklist }: Props) {
  const texts = useWords(reviewFootageWords);
  const { language } = useLanguage();
  const stateOf = (recording: ReviewedRecording) => {
    const { recordingId, mayView, stored, kind, damaged } = recording;
    const noted = checklist?.elsewhere.some((one) => one.recordingId === recordingId) ?? recording.elsewhere;
    if (!mayView) return texts.mayNot;
    if (!stored) return texts.notStored;
    const ms = watched.of.get(recordingId)?.watchedMs ?? recording.watchedMs;
    const seen = kind === 'image' ? texts.photo : texts.watched(formatDuration(ms, language));
    return [...(noted ? [texts.elsewhereShort] : []), seen, ...(damaged ? [texts.damaged] : [])].join(' · ');
  };
  return (
    <ol className={classes.list} aria-label={texts.recordings}>
      {recordings.map((recording, index) => (
        <li key={recording.recordingId}>
          <button
            type="button"
            aria-current={recording.recordingId === footage.recording?.recordingId ? 'true' : undefined}
            data-tip={`${recording.recorderSerial} ${recording.fileName}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => footage.jump(recording.recordingId, recording.fromMs)}
          >
            <strong>{texts.nr(index + 1)}</strong>
            <span>{formatSeconds(Date.parse(recording.capturedAt) + recording.fromMs)}</span>
            {recording.kind === 'image' ? null : <span>{formatLength(recording.playedMs)}</span>}
            <span className={classes.state}>{stateOf(recording)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
