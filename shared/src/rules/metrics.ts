// What pages and HQ must say alike of a metric: its share, which way is better, from where on it slips.

export type Better = 'more' | 'less';

/** The only place that says of which metrics less is better. */
const lessIsBetter: readonly string[] = ['re_offence'];

export function betterOf(metric: string): Better {
  return lessIsBetter.includes(metric) ? 'less' : 'more';
}

/** Null: nothing to divide by, shown as a dash. */
export function shareOf({ numerator, denominator }: { numerator: number; denominator: number }): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** In percentage points: so far below its median a metric slips. */
export const slipMargin = 5;
