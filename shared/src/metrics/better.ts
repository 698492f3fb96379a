import type { Metric } from './formulas.ts';

export type Better = 'more' | 'less';

/** The only place that says of which metrics less is better; `lessIsBetter` of the words follows it. */
const lessIsBetter: readonly Metric[] = ['re_offence'];

export function betterOf(metric: Metric): Better {
  return lessIsBetter.includes(metric) ? 'less' : 'more';
}
