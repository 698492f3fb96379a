import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { recordingWords } from '@rollcall/shared/words/recordings';
import { formatPerson } from '../../../format/format-person.ts';
import { formatSeconds } from '../../../format/format-time.ts';
import { useWords } from '../../../language/use-words.ts';
import classes from './custody-lane.module.css';
import { findUnheld } from './find-unheld.ts';
import { LaneEnds } from './lane-ends.tsx';

interface Props {
  holdings: RecordingDetail['holdings'];
  /** The time of the recording in milliseconds. */
  from: number;
  to: number;
}

/** Who held the recorder, on the axis of the seek bar; a dark edge is a handover. */
export function CustodyLane({ holdings, from, to }: Props) {
  const texts = useWords(recordingWords);
  const percent = (time: number) => `${((Math.min(Math.max(time, from), to) - from) / (to - from)) * 100}%`;
  return (
    <>
      <ol className={classes.lane} aria-label={texts.custodyLane}>
        {holdings.map((holding) => {
          const says = `${formatSeconds(holding.from)}–${formatSeconds(holding.to)} ${formatPerson(holding)}`;
          return (
            <li
              key={holding.from}
              className={classes.holding}
              style={{
                left: percent(Date.parse(holding.from)),
                right: `calc(100% - ${percent(Date.parse(holding.to))})`,
              }}
              data-tip={says}
            >
              {formatPerson(holding)}
            </li>
          );
        })}
        {findUnheld(holdings, { from, to }).map((gap) => (
          <li
            key={gap.from}
            className={classes.nobody}
            style={{ left: percent(gap.from), right: `calc(100% - ${percent(gap.to)})` }}
            data-tip={`${formatSeconds(gap.from)}–${formatSeconds(gap.to)} ${texts.nobodyHeld}`}
          >
            <span>{texts.nobodyHeld}</span>
          </li>
        ))}
      </ol>
      <LaneEnds holdings={holdings} from={from} to={to} />
    </>
  );
}
