import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import classes from './totals-bar.module.css';

/** How the required time divides; the numbers stand beside it. */
export function TotalsBar({ totals }: { totals: CoverageTotals }) {
  const { recordedMs, uninspectedMs, missingMs, explainedMs, pendingMs, notYetMs } = totals;
  const knownMs = recordedMs + uninspectedMs;
  const pastMs = knownMs + missingMs + pendingMs;
  const sum = pastMs + notYetMs;
  if (sum === 0) return null;
  const percent = (ms: number) => `${(ms / sum) * 100}%`;
  return (
    <svg className={classes.bar} aria-hidden="true">
      <rect className={classes.recorded} width={percent(recordedMs)} height="100%" />
      <rect className={classes.uninspected} x={percent(recordedMs)} width={percent(uninspectedMs)} height="100%" />
      <rect className={classes.missing} x={percent(knownMs)} width={percent(missingMs - explainedMs)} height="100%" />
      <rect
        className={classes.explained}
        x={percent(knownMs + missingMs - explainedMs)}
        width={percent(explainedMs)}
        height="100%"
      />
      <rect className={classes.pending} x={percent(knownMs + missingMs)} width={percent(pendingMs)} height="100%" />
      <rect className={classes.notYet} x={percent(pastMs)} width={percent(notYetMs)} height="100%" />
    </svg>
  );
}
