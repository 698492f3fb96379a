import { StopOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import classes from './refusal-notice.module.css';

/** Why nothing plays, and what to do instead. */
export function RefusalNotice({ title, hint, children }: { title: string; hint: string; children?: ReactNode }) {
  return (
    <div className={classes.notice} role="note">
      <StopOutlined aria-hidden className={classes.icon} />
      <strong>{title}</strong>
      <p>{hint}</p>
      <div className={classes.buttons}>{children}</div>
    </div>
  );
}
