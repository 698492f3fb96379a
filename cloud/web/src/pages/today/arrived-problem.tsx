import { WarningFilled } from '@ant-design/icons';
import type { SightingRow } from '@rollcall/shared/http/sightings';
import { evidenceWords } from '@rollcall/shared/words/evidence';
import { todayWords } from '@rollcall/shared/words/today';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import classes from './panel.module.css';
import { timeOrDayTime } from './time-or-day-time.ts';

/** A file on a card that did not become a recording. */
export function ArrivedProblem({ sighting }: { sighting: SightingRow }) {
  const texts = useWords(todayWords).arrivals;
  const { sightingProblem } = useWords(evidenceWords);
  const { language } = useLanguage();
  const stationNames = useStationNames();
  const { problem, recorderSerial, path, seenAt, stationId } = sighting;
  return (
    <li className={classes.arrived}>
      <div className={classes.line}>
        <span className={classes.name} data-tip={path.text}>
          {recorderSerial}
        </span>
        <span className={classes.act}>
          <WarningFilled aria-hidden="true" /> {texts.notCollected}
          {problem === null ? null : ` · ${sightingProblem[problem]}`}
        </span>
      </div>
      <div className={`${classes.line} ${classes.quiet}`}>
        <span>
          {timeOrDayTime(seenAt, language)} · {stationNames.get(stationId) ?? stationId}
        </span>
        <span className={classes.name} style={{ fontWeight: 400 }}>
          {path.text.split('/').at(-1)}
        </span>
      </div>
    </li>
  );
}
