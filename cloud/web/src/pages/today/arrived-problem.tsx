import { WarningFilled } from '@ant-design/icons';
import type { SightingRow } from '@rollcall/shared/http/sightings';
import { useLanguage } from '../../language/language-context.ts';
import { useStationNames } from '../../stations/use-station-names.ts';
import { evidenceTexts } from '../../texts/evidence-texts.ts';
import { todayTexts } from '../../texts/today-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import classes from './panel.module.css';
import { timeOrDayTime } from './time-or-day-time.ts';

/** A file on a card that did not become a recording. */
export function ArrivedProblem({ sighting }: { sighting: SightingRow }) {
  const texts = useTexts(todayTexts).arrivals;
  const { sightingProblem } = useTexts(evidenceTexts);
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
