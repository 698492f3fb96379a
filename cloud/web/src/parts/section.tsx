import type { ReactNode } from 'react';
import classes from './section.module.css';

/** A part of a page, with its heading. */
export function Section({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <h2>{title}</h2>
        {hint === undefined ? null : <span className={classes.hint}>{hint}</span>}
      </div>
      {children}
    </section>
  );
}
