import type { CoverageSegment } from '@rollcall/shared/http/coverage';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.ts';
import { segmentLook } from '../state/segment-looks.tsx';
import { LegendEntry } from './legend-entry.tsx';
import { segmentClass } from './segment-class.ts';
import classes from './strip-legend.module.css';

const shown: readonly Pick<CoverageSegment, 'state' | 'reason'>[] = [
  { state: 'recorded', reason: null },
  { state: 'not_inspected', reason: null },
  { state: 'missing', reason: 'unexplained' },
  { state: 'missing', reason: 'fault_ticket' },
  { state: 'exempt', reason: 'exemption' },
  { state: 'not_yet_due', reason: 'not_yet_imported' },
  { state: 'not_yet_due', reason: null },
];

/** What the marks of a page of strips mean, in one line, also on paper. `children`: the marks that this page has beside. */
export function StripLegend({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  return (
    <p className={classes.legend}>
      {shown.map((segment) => (
        <LegendEntry
          key={`${segment.state} ${segment.reason}`}
          mark={
            <svg className={classes.swatch} aria-hidden="true">
              <rect className={segmentClass(segment)} width="100%" height="100%" />
            </svg>
          }
        >
          {segmentLook(segment).label[language]}
        </LegendEntry>
      ))}
      {children}
    </p>
  );
}
