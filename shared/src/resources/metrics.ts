import { z } from 'zod';
import { unitFields } from '../fields/units.ts';
import { shapeOf } from '../http/schema-of.ts';
import { badgeNoSchema, unitCodeSchema } from '../ids.ts';
import { metricGroupings, metrics as metricKeys } from '../metrics/formulas.ts';
import { metricRowKinds } from '../metrics/input.ts';
import { endpoint } from './endpoint.ts';
import { defineList } from './list.ts';
import { defineResource } from './resource.ts';

const unitKindSchema = shapeOf(unitFields).kind;

const metricSchema = z.enum(metricKeys);
const groupingSchema = z.enum(metricGroupings);
const stepSchema = z.enum(['week', 'month']);

/** A part of a whole, in pieces or in milliseconds; `denominator` 0: there is no share. */
const valueSchema = z.object({ numerator: z.int(), denominator: z.int() });

/** Metrics that can't be told by this, or of which nothing is in sight, are left out. */
const valuesSchema = z.partialRecord(metricSchema, valueSchema);

const groupSchema = z.object({
  /** Unit code, badge number or campaign; null: what belongs to none. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  /** Of units. */
  unitKind: unitKindSchema.nullable(),
  values: valuesSchema,
});

const longestPeriodDays = 400;

const dateSchema = z.iso.date().refine((date) => date >= '2000-01-01' && date <= '2099-12-31', {
  error: 'must lie between 2000 and 2099',
});

const metricsSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  asOf: z.iso.datetime(),
  by: groupingSchema,
  /** In the order of their keys. The brigade as a whole is `total` alone. */
  groups: z.array(groupSchema),
  total: valuesSchema,
});

const slipSchema = z.object({ since: z.int(), why: z.enum(['falls', 'below_median', 'rises', 'above_median']) });

const seriesOfSchema = z.object({
  /** One for each period. */
  points: z.array(valueSchema),
  /** By the periods that are over; null: it doesn't slip. */
  slip: slipSchema.nullable(),
});

const seriesSchema = z.object({
  metric: metricSchema,
  step: stepSchema,
  asOf: z.iso.datetime(),
  /** In order; `to` is the last date of each, and `over` says that it has passed. */
  periods: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), over: z.boolean() })),
  /** By code; what belongs to none comes last. */
  units: z.array(
    seriesOfSchema.extend({
      unitCode: unitCodeSchema.nullable(),
      unitName: z.string().nullable(),
      unitKind: unitKindSchema.nullable(),
    }),
  ),
  total: seriesOfSchema,
});

const countSchema = z.coerce.number().int().min(2).max(53);

/** The rows that a metric of these dates is made of; `to` is the last one. `none`: those without unit, officer or campaign. */
export const metricRowList = defineList({
  key: 'metric-rows',
  access: 'metrics.read',
  filters: z.object({
    metric: metricSchema,
    from: dateSchema,
    to: dateSchema,
    unitCode: unitCodeSchema.optional(),
    badgeNo: badgeNoSchema.optional(),
    campaignId: z.union([z.uuid(), z.literal('none')]).optional(),
    /** `true`: what adds to the numerator; `false`: what is missing from it. A shift recorded in part is both. */
    counted: z.stringbool().optional(),
  }),
  row: z.object({
    /** What it is, and its id; of a file that HQ doesn't have, recorder, date and name. */
    kind: z.enum(metricRowKinds),
    id: z.string(),
    day: z.iso.date(),
    badgeNo: badgeNoSchema.nullable(),
    officerName: z.string().nullable(),
    unitCode: unitCodeSchema.nullable(),
    unitName: z.string().nullable(),
    campaignId: z.uuid().nullable(),
    campaignName: z.string().nullable(),
    numerator: z.int(),
    denominator: z.int(),
  }),
});

/** Metrics of the bulletins (指标). Nothing is stored of them: each answer is made from the rows behind it. */
export const metrics = defineResource({
  list: metricRowList,
  endpoints: {
    read: endpoint('GET metrics', {
      access: 'metrics.read',
      /** `to` is the last date. */
      query: z
        .object({ from: dateSchema, to: dateSchema, by: groupingSchema.default('unit') })
        .refine(({ from, to }) => from <= to && daysBetween(from, to) <= longestPeriodDays, {
          path: ['to'],
          error: `must not be before from, and at most ${longestPeriodDays} days after it`,
        }),
      answers: { 200: metricsSchema },
    }),
    series: endpoint('GET metrics/series', {
      access: 'metrics.read',
      query: z.object({
        metric: metricSchema,
        by: z.literal('unit').default('unit'),
        step: stepSchema.default('week'),
        count: countSchema.default(13),
      }),
      answers: { 200: seriesSchema },
    }),
  },
  factTypes: [],
  problems: {},
  staleWith: [],
});

/** The series as a file. */
export const trendsDownloadQuerySchema = z.object({
  metric: metricSchema,
  step: stepSchema.default('week'),
  count: countSchema.default(13),
});

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

export type MetricsOfPeriod = z.infer<typeof metricsSchema>;
export type MetricSeries = z.infer<typeof seriesSchema>;
export type MetricRowFilters = z.output<typeof metricRowList.filters>;
export type MetricListRow = z.infer<typeof metricRowList.row>;
