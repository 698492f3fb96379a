import { formulaOf, type Metric, type MetricGrouping, type MetricValue, metricsBy } from './formulas.ts';
import type { MetricInput, MetricRow } from './input.ts';

/** What a metric comes to over these rows. */
export function sumMetric(metric: Metric, input: MetricInput, counts: (row: MetricRow) => boolean = () => true) {
  const value: MetricValue = { numerator: 0, denominator: 0 };
  for (const { of, numerator, denominator } of formulaOf(metric).parts) {
    for (const row of input[of]) {
      if (!counts(row)) continue;
      value.numerator += product(row, numerator);
      value.denominator += product(row, denominator);
    }
  }
  return value;
}

/** Of whom or what rows of a group are; null: of nobody, or of none. */
const groupOf: Record<MetricGrouping, (row: MetricRow) => string | null> = {
  brigade: () => null,
  unit: ({ unitCode }) => unitCode,
  officer: ({ badgeNo }) => badgeNo,
  campaign: ({ campaignId }) => campaignId,
};

export interface MetricsOfGroup {
  key: string | null;
  values: Partial<Record<Metric, MetricValue>>;
}

/** Every metric that can be told by this, in the order of the groups' keys; rows of no group come last. */
export function metricsOf(input: MetricInput, by: MetricGrouping): MetricsOfGroup[] {
  const groups = new Map<string | null, MetricsOfGroup>();
  for (const metric of metricsBy(by)) {
    for (const { of, numerator, denominator } of formulaOf(metric).parts) {
      for (const row of input[of]) {
        const key = groupOf[by](row);
        const group = groups.get(key) ?? { key, values: {} };
        groups.set(key, group);
        const value = group.values[metric] ?? { numerator: 0, denominator: 0 };
        group.values[metric] = {
          numerator: value.numerator + product(row, numerator),
          denominator: value.denominator + product(row, denominator),
        };
      }
    }
  }
  return [...groups.values()].sort((one, other) => compareKeys(one.key, other.key));
}

/** Without columns: nothing. */
function product(row: object, columns: readonly string[] | undefined): number {
  if (columns === undefined) return 0;
  return columns.reduce((sum, column) => sum * ((row as Record<string, number>)[column] ?? 0), 1);
}

export function compareKeys(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  return other === null || one < other ? -1 : 1;
}
