import { LegendEntry } from '../../../strip/legend-entry.tsx';
import { StripLegend } from '../../../strip/strip-legend.tsx';
import { officerDayTexts } from '../../../texts/officer-day-texts.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import lane from './lane.module.css';
import classes from './timeline-legend.module.css';

/** Marks that need a word; the others carry theirs. */
const looks = ['activity', 'uncovered', 'not', 'quiet', 'exempt'] as const;

/** The marks of the timeline. */
export function TimelineLegend() {
  const texts = useTexts(officerDayTexts).legend;
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
