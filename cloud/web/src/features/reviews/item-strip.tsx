import type { ReviewDetail, ReviewedRecording } from '@rollcall/shared/resources/reviews';
import { reviewFootageWords } from '@rollcall/shared/words/review-page';
import type { MouseEvent } from 'react';
import { formatDuration } from '../../format/format-duration.ts';
import { formatSeconds, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './item-strip.module.css';
import { canPlay, type Footage } from './use-footage.ts';
import type { Watched } from './use-watched.ts';

interface Props {
  review: ReviewDetail;
  footage: Footage;
  watched: Watched;
  marks: readonly { recordingId: string; atMs: number }[];
  /** Where the shown recording is. */
  positionMs: number | undefined;
}

/** The time that is reviewed: its recordings, what was played of them, marks; hatched where there is none. A click goes there. */
export function ItemStrip({ review, footage, watched, marks, positionMs }: Props) {
  const texts = useWords(reviewFootageWords);
  const { language } = useLanguage();
  const [from, to] = [Date.parse(review.startsAt), Date.parse(review.endsAt)];
  const percent = (part: number) => `${Math.min(Math.max(part, 0), 1) * 100}%`;
  const leftOf = (moment: number) => percent((moment - from) / (to - from));
  const clock = (recording: ReviewedRecording, atMs: number) => Date.parse(recording.capturedAt) + atMs;
  const jump = (recording: ReviewedRecording) => (event: MouseEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    // A key presses it without a place.
    const part = event.detail === 0 ? 0 : (event.clientX - left) / width;
    footage.jump(recording.recordingId, Math.round(recording.fromMs + part * (recording.toMs - recording.fromMs)));
  };
  const { recordings } = review;
  const shown = footage.recording;
  const head = shown && clock(shown, positionMs ?? footage.place.startAtMs);
  return (
    <div className={classes.strip}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is no place for what is positioned */}
      <div className={classes.lane} role="group" aria-label={texts.strip}>
        {recordings.map((recording, index) => {
          const { recordingId, fromMs, toMs } = recording;
          const length = Math.max(toMs - fromMs, 1);
          const { watched: parts, watchedMs } = watched.of.get(recordingId) ?? recording;
          const name = texts.recording(
            index + 1,
            formatSeconds(clock(recording, fromMs)),
            formatDuration(watchedMs, language),
          );
          return (
            <button
              key={recordingId}
              type="button"
              className={canPlay(recording) ? classes.recording : `${classes.recording} ${classes.away}`}
              style={{ left: leftOf(clock(recording, fromMs)), width: percent(length / (to - from)) }}
              aria-label={name}
              aria-current={recordingId === shown?.recordingId ? 'true' : undefined}
              data-tip={name}
              onClick={jump(recording)}
            >
              {parts.map(([start, end]) => (
                <span
                  key={start}
                  className={classes.watched}
                  style={{ left: percent((start - fromMs) / length), width: percent((end - start) / length) }}
                />
              ))}
            </button>
          );
        })}
        {marks.map(({ recordingId, atMs }) => {
          const recording = recordings.find((one) => one.recordingId === recordingId);
          if (!recording) return null;
          const at = clock(recording, atMs);
          return (
            <span
              key={`${recordingId} ${atMs}`}
              className={classes.mark}
              style={{ left: leftOf(at) }}
              data-tip={formatSeconds(at)}
            />
          );
        })}
        {head === undefined ? null : <span className={classes.head} style={{ left: leftOf(head) }} />}
      </div>
      <div className={classes.ends}>
        <span>{formatTime(from)}</span>
        <span className={classes.legend}>
          <span>
            <i className={classes.watchedKey} /> {texts.legendWatched}
          </span>
          <span>
            <i className={classes.unwatchedKey} /> {texts.legendUnwatched}
          </span>
          <span>
            <i className={classes.gapKey} /> {texts.legendGap}
          </span>
          <span>
            <i className={classes.markKey} /> {texts.legendMark}
          </span>
        </span>
        <span>{formatTime(to)}</span>
      </div>
    </div>
  );
}
