import { type Metric, metrics } from '../metrics/formulas.ts';
import { type MetricRowKind, metricRowKinds } from '../metrics/input.ts';

// What was sealed in an older format is read by its own number for ever: it has the metrics, and the rows, of its time.

export const newestFormat = 2;
export type BulletinFormat = 1 | 2;

const sinceTwo = { metrics: ['training', 're_offence'], rows: ['training', 'violations'] } as const satisfies {
  metrics: readonly Metric[];
  rows: readonly MetricRowKind[];
};
export type RowKindSinceTwo = (typeof sinceTwo.rows)[number];

export function metricsOfFormat(format: BulletinFormat): Metric[] {
  const later: readonly Metric[] = format === 1 ? sinceTwo.metrics : [];
  return metrics.filter((metric) => !later.includes(metric));
}

export function rowKindsOfFormat(format: BulletinFormat): MetricRowKind[] {
  const later: readonly MetricRowKind[] = format === 1 ? sinceTwo.rows : [];
  return metricRowKinds.filter((kind) => !later.includes(kind));
}
