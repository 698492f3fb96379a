import { type Better, shareOf, slipMargin } from '../rules/metrics.ts';
import type { MetricValue } from './formulas.ts';

/** Since which step, and by which rule, a series slips. */
export interface Slip {
  /** Its place in the series. */
  since: number;
  /** Where less is better, it slips as it rises. */
  why: 'falls' | 'below_median' | 'rises' | 'above_median';
}

/** So many steps in a row, each below the one before. */
const fallsInARow = 3;
/** So many steps before the last one have a median. */
const stepsOfMedian = 12;
/** A median of fewer says little. */
const fewestOfMedian = 4;

/**
 * Whether the last step of a series slips: it fell three steps in a row, or lies 5 percentage points or more below the median of
 * the twelve steps before. Steps without a share are passed over; it takes four for a median. Where less is better, the same the
 * other way round.
 * @param points in order of time, without a step that still runs
 */
export function slipOf(points: readonly MetricValue[], better: Better = 'more'): Slip | null {
  const known = points.flatMap((point, index) => {
    const share = shareOf(point);
    return share === null ? [] : [{ index, share: better === 'more' ? share : -share }];
  });
  const falls = startOf(known, (at) => (known[at]?.share ?? 0) < (known[at - 1]?.share ?? 0));
  if (falls !== undefined && known.length - falls >= fallsInARow) {
    return { since: known[falls]?.index ?? 0, why: better === 'more' ? 'falls' : 'rises' };
  }
  const below = startOf(known, (at) => isBelowMedian(known, at));
  if (below === undefined) return null;
  return { since: known[below]?.index ?? 0, why: better === 'more' ? 'below_median' : 'above_median' };
}

/** Where the unbroken run begins that ends with the last one; undefined: the last one isn't such. */
function startOf(known: readonly unknown[], isSuch: (at: number) => boolean): number | undefined {
  let at = known.length;
  while (at > 1 && isSuch(at - 1)) at -= 1;
  return at === known.length ? undefined : at;
}

function isBelowMedian(known: readonly { share: number }[], at: number): boolean {
  const before = known.slice(Math.max(0, at - stepsOfMedian), at).map(({ share }) => share);
  if (before.length < fewestOfMedian) return false;
  // Shares are fractions of whole numbers: a hair's breadth is none.
  return (known[at]?.share ?? 0) <= medianOf(before) - slipMargin / 100 + 1e-9;
}

function medianOf(shares: readonly number[]): number {
  const sorted = [...shares].sort((one, other) => one - other);
  const [low = 0, high = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  return (low + high) / 2;
}
