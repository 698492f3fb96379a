import type { MetricFamily } from '@rollcall/node/metric-page';

/** A metric with one value; none while it is null. */
export function gauge(name: string, help: string, value: number | null): MetricFamily {
  return { name, help, samples: [{ value }] };
}
