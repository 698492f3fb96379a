import type { Api } from '@rollcall/shared/resources/resources';
import { useAnswer } from '../../api/use-answer.ts';
import classes from './inbox-count.module.css';

/** How much waits for me, beside the word in the menu; red when some of it is overdue. */
export function InboxCount() {
  // By its address, because each byte counts that every page loads.
  const { answer } = useAnswer<Api['GET inbox/count']['answer']>('inbox/count');
  if (answer === undefined || answer.mustDo === 0) return null;
  const { mustDo, overdue } = answer;
  return (
    <span className={overdue > 0 ? `${classes.count} ${classes.overdue}` : classes.count}>
      {mustDo > 999 ? '999+' : mustDo}
    </span>
  );
}
