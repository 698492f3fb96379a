import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { trackWords } from '@rollcall/shared/words/tracks';
import { formatSeconds } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './bookmark-ticks.module.css';
import { useTrack } from './use-track.ts';

interface Props {
  recording: RecordingDetail;
  /** The time of the recording in milliseconds. */
  from: number;
  to: number;
}

/** Bookmarks on the axis of the seek bar; the table under the map has them as buttons. Of restricted footage none until they are asked for. */
export function BookmarkTicks({ recording, from, to }: Props) {
  const texts = useWords(trackWords);
  const { answer } = useTrack(recording, undefined);
  const marks = (answer?.bookmarks ?? []).flatMap(({ at, label }) => {
    const time = at === null ? Number.NaN : Date.parse(at);
    return time >= from && time <= to ? [{ time, label: label ?? texts.noLabel }] : [];
  });
  if (marks.length === 0) return null;
  return (
    <div className={classes.ticks} aria-hidden="true">
      {marks.map(({ time, label }) => (
        <span
          key={`${time} ${label}`}
          className={classes.tick}
          style={{ left: `${((time - from) / (to - from)) * 100}%` }}
          data-tip={`${formatSeconds(time)} ${label}`}
        />
      ))}
    </div>
  );
}
