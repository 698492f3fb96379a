import { officerDayWords } from '@rollcall/shared/words/officer-days';
import { useWords } from '../../../language/use-words.ts';
import { LegendEntry } from '../../../strip/legend-entry.tsx';
import { StripLegend } from '../../../strip/strip-legend.tsx';
import lane from './lane.module.css';
import classes from './timeline-legend.module.css';

/** Marks that need a word; the others carry theirs. */
const looks = ['activity', 'uncovered', 'explained', 'not', 'lost', 'quiet', 'exempt'] as const;

/** The marks of the timeline. */
export function TimelineLegend() {
  const texts = useWords(officerDayWords).legend;
  return (
    <StripLegend>
      {looks.map((look) => (
        <LegendEntry key={look} mark={<span className={`${classes.swatch} ${lane[look]}`} />}>
          {texts[look]}
        </LegendEntry>
      ))}
    </StripLegend>
  );
}
