import type { Metric, MetricValue } from '@rollcall/shared/metrics/formulas';
import { inPercent } from '@rollcall/shared/rules/lengths';
import { shareOf } from '@rollcall/shared/rules/metrics';
import { metricNumber } from '@rollcall/shared/words/metrics';

/** `97.3%`; a dash where there is nothing to divide by. */
export function formatShare(value: MetricValue, none: string): string {
  const share = shareOf(value);
  return share === null ? none : `${inPercent(share).toFixed(1)}%`;
}

/** `292/300` */
export function formatParts(metric: Metric, { numerator, denominator }: MetricValue): string {
  return `${metricNumber(metric, numerator)}/${metricNumber(metric, denominator)}`;
}
