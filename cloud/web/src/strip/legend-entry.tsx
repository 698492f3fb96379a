import type { ReactNode } from 'react';
import classes from './strip-legend.module.css';

/** A mark and what it means. */
export function LegendEntry({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.entry}>
      <span aria-hidden="true">{mark}</span>
      {children}
    </span>
  );
}
