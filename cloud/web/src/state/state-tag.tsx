import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.ts';
import type { Look } from './look.ts';
import classes from './state-tag.module.css';

/** A state as icon and word in its colour; `children` say more (why it is damaged). */
export function StateTag({ look, children }: { look: Look; children?: ReactNode }) {
  const { language } = useLanguage();
  return (
    <span className={classes.tag} style={{ color: `var(--rc-${look.color})` }}>
      <span className={classes.icon} aria-hidden="true">
        {look.icon}
      </span>
      <span className={classes.text}>
        {look.label[language]}
        {children}
      </span>
    </span>
  );
}
