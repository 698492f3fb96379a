import type { ReactNode } from 'react';
import classes from './two-lines.module.css';

/** What is looked for, and below it in quiet what belongs to it, if anything. */
export function TwoLines({ children, below }: { children: ReactNode; below: ReactNode | undefined }) {
  return (
    <div className={classes.lines}>
      <div>{children}</div>
      {below === undefined ? null : <div className={classes.below}>{below}</div>}
    </div>
  );
}
