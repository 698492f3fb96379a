import type { RetentionResponse } from '@rollcall/shared/http/retention';
import { useAnswer } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { ChangePeriodsDrawer } from './change-periods-drawer.tsx';
import { DueByMonth } from './due-by-month.tsx';
import { OpenChange } from './open-change.tsx';
import { PastChanges } from './past-changes.tsx';
import { PeriodsTable } from './periods-table.tsx';
import classes from './retention.module.css';

/** The periods, a change that waits, what falls due, and how the periods came to be. */
export function PeriodsTab() {
  const { answer, problem, retry } = useAnswer<RetentionResponse>('retention');
  const entry = useEntry();
  if (!answer) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={3} rows={9} />;
  }
  const open = answer.changes.find(({ decision }) => decision === null);
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        {open ? <OpenChange change={open} /> : null}
        <PeriodsTable retention={answer} onChange={() => entry.open('change')} changing={open !== undefined} />
        <PastChanges changes={answer.changes.filter(({ decision }) => decision !== null)} />
      </div>
      <div className={classes.column}>
        <DueByMonth months={answer.dueByMonth} />
      </div>
      {entry.entry === 'change' ? <ChangePeriodsDrawer retention={answer} onClose={entry.close} /> : null}
    </div>
  );
}
