import type { MetricRowKind, metricColumns } from './input.ts';

/** What a metric can be told by. */
export const metricGroupings = ['brigade', 'unit', 'officer', 'campaign'] as const;
export type MetricGrouping = (typeof metricGroupings)[number];

/** What a row adds: the product of these columns. */
type Term<Kind extends MetricRowKind> = readonly (typeof metricColumns)[Kind][number][];

/** Which rows a metric is made of, and what each adds to the numerator and to the denominator; left out: nothing. */
export type MetricPart = {
  [Kind in MetricRowKind]: { of: Kind; numerator?: Term<Kind>; denominator?: Term<Kind> };
}[MetricRowKind];

export interface MetricFormula {
  parts: readonly [MetricPart, ...MetricPart[]];
  by: readonly MetricGrouping[];
}

const everyGrouping = metricGroupings;
/** Nobody is taught, or offends, within a campaign. */
const ofPeople = ['brigade', 'unit', 'officer'] as const;

/**
 * The only place that says how metrics are computed: the sum over all rows, above and below the line. `sumMetric` reads it, and so
 * does the service's SQL.
 */
export const metricFormulas = {
  issue: {
    parts: [
      { of: 'recorders', numerator: ['normal'] },
      { of: 'staff', denominator: ['inService'] },
    ],
    by: ['brigade', 'unit'],
  },
  spares: { parts: [{ of: 'recorders', numerator: ['spare'], denominator: ['inUse'] }], by: ['brigade', 'unit'] },
  use: { parts: [{ of: 'officerDays', numerator: ['due', 'withFootage'], denominator: ['due'] }], by: everyGrouping },
  coverage: { parts: [{ of: 'shifts', numerator: ['recordedMs'], denominator: ['dueMs'] }], by: everyGrouping },
  timely_import: { parts: [{ of: 'files', numerator: ['timely'], denominator: ['importDue'] }], by: everyGrouping },
  must_record: { parts: [{ of: 'activities', numerator: ['covered'], denominator: ['judged'] }], by: everyGrouping },
  integrity: { parts: [{ of: 'files', numerator: ['intact'], denominator: ['settled'] }], by: everyGrouping },
  classified: { parts: [{ of: 'files', numerator: ['classified'], denominator: ['recording'] }], by: everyGrouping },
  spot_check: { parts: [{ of: 'checks', numerator: ['requiredDone'], denominator: ['required'] }], by: everyGrouping },
  pass: { parts: [{ of: 'checks', numerator: ['passed'], denominator: ['reviewed'] }], by: everyGrouping },
  answer: { parts: [{ of: 'findings', numerator: ['inTime'], denominator: ['due'] }], by: everyGrouping },
  training: { parts: [{ of: 'training', numerator: ['trained'], denominator: ['due'] }], by: ofPeople },
  re_offence: { parts: [{ of: 'violations', numerator: ['again'], denominator: ['confirmed'] }], by: ofPeople },
} as const satisfies Record<string, MetricFormula>;

export type Metric = keyof typeof metricFormulas;

export const metrics = Object.keys(metricFormulas) as [Metric, ...Metric[]];

/** The same for all, so that code can go through the parts. */
export function formulaOf(metric: Metric): MetricFormula {
  return metricFormulas[metric];
}

/** Those that can be told by this. */
export function metricsBy(grouping: MetricGrouping): Metric[] {
  return metrics.filter((metric) => formulaOf(metric).by.includes(grouping));
}

/** A part of a whole; of 0 there is no share. */
export interface MetricValue {
  numerator: number;
  denominator: number;
}
