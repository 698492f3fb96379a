import type { ReviewedRecording } from '@rollcall/shared/resources/reviews';
import type { Span } from './played-spans.ts';
import classes from './watched-lane.module.css';

interface Props {
  recording: ReviewedRecording;
  watched: { watched: Span[] };
  marks: readonly { atMs: number }[];
}

/** Below the seek bar, on the recording's own axis: what was played of it, what doesn't belong to the review, marks. */
export function WatchedLane({ recording: { durationMs, fromMs, toMs }, watched, marks }: Props) {
  const length = Math.max(durationMs ?? toMs, 1);
  const percent = (ms: number) => `${Math.min(ms / length, 1) * 100}%`;
  return (
    <div className={classes.lane} aria-hidden="true">
      {watched.watched.map(([from, to]) => (
        <span key={from} className={classes.watched} style={{ left: percent(from), width: percent(to - from) }} />
      ))}
      <span className={classes.outside} style={{ left: 0, width: percent(fromMs) }} />
      <span className={classes.outside} style={{ left: percent(toMs), width: percent(length - toMs) }} />
      {marks.map(({ atMs }) => (
        <span key={atMs} className={classes.mark} style={{ left: percent(atMs) }} />
      ))}
    </div>
  );
}
