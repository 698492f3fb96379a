import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { formatPerson } from '../../../format/format-person.ts';
import { formatSeconds } from '../../../format/format-time.ts';
import { recordingTexts } from '../../../texts/recording-texts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './custody-lane.module.css';
import { LaneEnds } from './lane-ends.tsx';

interface Props {
  holdings: RecordingDetail['holdings'];
  /** The time of the recording in milliseconds. */
  from: number;
  to: number;
}

/** Who held the recorder, on the axis of the seek bar; a dark edge is a handover. */
export function CustodyLane({ holdings, from, to }: Props) {
  const texts = useTexts(recordingTexts);
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
        {holdings.length === 0 ? <li className={classes.nobody}>{texts.nobodyHeld}</li> : null}
      </ol>
      <LaneEnds holdings={holdings} from={from} to={to} />
    </>
  );
}
