import { todayWords } from '@rollcall/shared/words/today';
import { useWords } from '../../language/use-words.ts';
import { inspectionLooks } from '../../state/state-look.tsx';
import { LegendEntry } from '../../strip/legend-entry.tsx';
import { segmentClass } from '../../strip/segment-class.ts';
import { StripLegend } from '../../strip/strip-legend.tsx';
import classes from './board-legend.module.css';

/** The marks of the board. */
export function BoardLegend() {
  const { legend: texts, notRequired } = useWords(todayWords);
  return (
    <StripLegend>
      <LegendEntry mark={<span className={classes.notRequired} />}>{notRequired}</LegendEntry>
      <LegendEntry
        mark={
          <svg className={classes.carriedOver} aria-hidden="true">
            <rect className={segmentClass({ state: 'recorded', reason: null })} width="100%" height="100%" />
          </svg>
        }
      >
        {texts.carriedOver}
      </LegendEntry>
      <LegendEntry mark="‹ ›">{texts.goesOn}</LegendEntry>
      <LegendEntry mark={<span className={classes.damaged}>{inspectionLooks.damaged.icon}</span>}>
        {texts.damaged}
      </LegendEntry>
    </StripLegend>
  );
}
