import { fullScoreTenths } from './points.ts';
import classes from './scores.module.css';

/** One step of a score: from how many tenths to how many it falls, on a scale of all points. Numbers say the same beside it. */
export function StaircaseStep({ from, to, total = false }: { from: number; to: number; total?: boolean }) {
  const inPercent = (tenths: number) => `${(tenths / fullScoreTenths) * 100}%`;
  return (
    <span className={`${classes.scale} ${classes.step}`} aria-hidden="true">
      <span
        className={total ? classes.rated : classes.lost}
        style={{ insetInlineStart: inPercent(total ? 0 : to), width: inPercent(total ? to : from - to) }}
      />
    </span>
  );
}
