import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

interface Props {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}

/** A part of a page, named by its heading. */
export function Section({ title, hint, children }: Props) {
  const id = useId();
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id}>{title}</h2>
        {hint === undefined ? null : <span className={classes.hint}>{hint}</span>}
      </div>
      {children}
    </section>
  );
}
