import type { CoverageTotals } from '@rollcall/shared/http/shifts';
import classes from './totals-bar.module.css';

/** How the required time divides; the numbers stand beside it. */
export function TotalsBar({ totals }: { totals: CoverageTotals }) {
  const { recordedMs, missingMs, explainedMs, pendingMs } = totals;
  const sum = recordedMs + missingMs + pendingMs;
  if (sum === 0) return null;
  const percent = (ms: number) => `${(ms / sum) * 100}%`;
  return (
    <svg className={classes.bar} aria-hidden="true">
      <rect className={classes.recorded} width={percent(recordedMs)} height="100%" />
      <rect
        className={classes.missing}
        x={percent(recordedMs)}
        width={percent(missingMs - explainedMs)}
        height="100%"
      />
      <rect
        className={classes.explained}
        x={percent(recordedMs + missingMs - explainedMs)}
        width={percent(explainedMs)}
        height="100%"
      />
      <rect className={classes.pending} x={percent(recordedMs + missingMs)} width={percent(pendingMs)} height="100%" />
    </svg>
  );
}
