import type { Metric, MetricValue } from '@rollcall/shared/metrics/formulas';
import { inPercent } from '@rollcall/shared/words/list-columns';
import { metricNumber, metricShare } from '@rollcall/shared/words/metrics';

/** `97.3%`; a dash where there is nothing to divide by. */
export function formatShare(value: MetricValue, none: string): string {
  const share = metricShare(value);
  return share === null ? none : `${inPercent(share).toFixed(1)}%`;
}

/** `292/300` */
export function formatParts(metric: Metric, { numerator, denominator }: MetricValue): string {
  return `${metricNumber(metric, numerator)}/${metricNumber(metric, denominator)}`;
}
