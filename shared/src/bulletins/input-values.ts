import { formulaOf, type Metric, type MetricPart, type MetricValue, metrics } from '../metrics/formulas.ts';
import { type MetricInput, type MetricRowKind, type MetricRowOf, metricColumns } from '../metrics/input.ts';
import { addDays } from '../rules/local-date.ts';
import type { Figure } from './content.ts';
import { rowKindsOfFormat } from './formats.ts';
import type { BulletinInput, InputRow, InputRows, ValuesByUnit } from './input.ts';

export const nothing: Readonly<MetricValue> = { numerator: 0, denominator: 0 };

/** What stands in a row of a kind, in order. */
export function columnsOf(kind: MetricRowKind): readonly string[] {
  return ['id', 'day', 'person', 'unitCode', 'campaignId', ...metricColumns[kind]];
}

/** The rows as metrics are computed from: a person stands where a badge number does. */
export function metricInputOf({
  rows,
  period,
  cutOff,
  format,
}: Pick<BulletinInput, 'rows' | 'period' | 'cutOff' | 'format'>): MetricInput {
  const kinds = rowKindsOfFormat(format);
  const of = <Kind extends MetricRowKind>(kind: Kind) => {
    const found = kinds.includes(kind) ? rows[kind] : { columns: [], rows: [] };
    if (found === undefined) throw new RangeError(`an input of format ${format} has no ${kind}`);
    return toMetricRows(kind, found);
  };
  return {
    ...{ from: period.from, to: addDays(period.to, 1), asOf: cutOff },
    staff: of('staff'),
    recorders: of('recorders'),
    officerDays: of('officerDays'),
    shifts: of('shifts'),
    files: of('files'),
    activities: of('activities'),
    findings: of('findings'),
    checks: of('checks'),
    training: of('training'),
    violations: of('violations'),
  };
}

function toMetricRows<Kind extends MetricRowKind>(kind: Kind, { columns, rows }: InputRows): MetricRowOf<Kind>[] {
  return rows.map((row) => toMetricRow(kind, row, columns));
}

/** @throws RangeError when the columns aren't those of the kind */
function toMetricRow<Kind extends MetricRowKind>(
  kind: Kind,
  row: InputRow,
  columns: readonly string[],
): MetricRowOf<Kind> {
  const cell = (column: string) => {
    const value = row[columns.indexOf(column)];
    if (value === undefined) throw new RangeError(`a row of ${kind} has no ${column}`);
    return value;
  };
  const numbers = metricColumns[kind].map((column) => [column, Number(cell(column))]);
  return {
    ...{ id: String(cell('id')), day: String(cell('day')), badgeNo: cell('person') },
    ...{ unitCode: cell('unitCode'), campaignId: cell('campaignId') },
    ...Object.fromEntries(numbers),
  } as MetricRowOf<Kind>;
}

/** What a part of a formula makes of one row. */
export function valueOfRow({ of, numerator, denominator }: MetricPart, row: InputRow): MetricValue {
  const columns = columnsOf(of);
  const term = (names: readonly string[] | undefined) =>
    names === undefined ? 0 : names.reduce((product, name) => product * Number(row[columns.indexOf(name)] ?? 0), 1);
  return { numerator: term(numerator), denominator: term(denominator) };
}

export function partsOf(metric: Metric): readonly MetricPart[] {
  return formulaOf(metric).parts;
}

/** Every metric of these, in the order of formulas. */
export function figuresOf(
  wanted: readonly Metric[],
  now: Partial<Record<Metric, MetricValue>>,
  before: Partial<Record<Metric, MetricValue>>,
): Figure[] {
  return wanted.map((metric) => ({
    metric,
    now: { ...(now[metric] ?? nothing) },
    before: { ...(before[metric] ?? nothing) },
  }));
}

export function add(one: MetricValue, other: MetricValue): MetricValue {
  return {
    numerator: one.numerator + other.numerator,
    denominator: one.denominator + other.denominator,
  };
}

/** Of all units together, and of what belongs to none. */
export function totalOf(values: ValuesByUnit): Partial<Record<Metric, MetricValue>> {
  const total: Partial<Record<Metric, MetricValue>> = {};
  for (const ofUnit of Object.values(values)) {
    for (const metric of metrics) total[metric] = add(total[metric] ?? nothing, ofUnit[metric] ?? nothing);
  }
  return total;
}
