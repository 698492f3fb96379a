import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { formatSeconds } from '../../../format/format-time.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './custody-lane.module.css';

interface Props {
  holdings: RecordingDetail['holdings'];
  from: number;
  to: number;
}

/** Nearer to an end than this, a handover's time would lie on the end's. */
const nearEnd = 0.16;

/** The times of both ends and of each handover; a handover's counts more where both don't fit. */
export function LaneEnds({ holdings, from, to }: Props) {
  const texts = useWords(recordingWords);
  const handovers = holdings.slice(1).map((holding) => ({
    at: holding.from,
    place: (Date.parse(holding.from) - from) / (to - from),
  }));
  const align = (place: number) => (place < nearEnd ? 0 : place > 1 - nearEnd ? -100 : -50);
  return (
    <div className={classes.ends}>
      {handovers.some(({ place }) => place < nearEnd) ? null : <span>{formatSeconds(from)}</span>}
      {handovers.map(({ at, place }) => (
        <span
          key={at}
          className={classes.handover}
          style={{ left: `${place * 100}%`, transform: `translateX(${align(place)}%)` }}
        >
          {texts.handover(formatSeconds(at))}
        </span>
      ))}
      {handovers.some(({ place }) => place > 1 - nearEnd) ? null : (
        <span className={classes.end}>{formatSeconds(to)}</span>
      )}
    </div>
  );
}
