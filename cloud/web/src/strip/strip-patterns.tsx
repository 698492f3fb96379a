import classes from './coverage-strip.module.css';

/** The fills of every coverage strip, once in the page. */
export function StripPatterns() {
  return (
    <svg width="0" height="0" className={classes.definitions} aria-hidden="true">
      <defs>
        <pattern id="strip-missing" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className={classes.missingGround} width="6" height="6" />
          <rect className={classes.missingLine} width="3" height="6" />
        </pattern>
        <pattern id="strip-uninspected" width="6" height="4" patternUnits="userSpaceOnUse">
          <rect className={classes.uninspectedGround} width="6" height="4" />
          <rect className={classes.uninspectedLine} width="6" height="1" />
        </pattern>
        <pattern id="strip-explained" width="5" height="6" patternUnits="userSpaceOnUse">
          <rect className={classes.explainedGround} width="5" height="6" />
          <rect className={classes.explainedLine} width="3" height="6" />
        </pattern>
        <pattern id="strip-pending" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className={classes.pendingGround} width="6" height="6" />
          <circle className={classes.pendingDot} cx="3" cy="3" r="1" />
        </pattern>
      </defs>
    </svg>
  );
}
