import { formulaOf, type Metric, type MetricValue, metrics } from '@rollcall/shared/metrics/formulas';
import { type MetricInput, type MetricRowKind, type MetricRowOf, metricColumns } from '@rollcall/shared/metrics/input';
import type { Period } from '@rollcall/shared/metrics/steps';
import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import { type Asked, metricRows } from '../../metrics/row-queries.ts';
import { fileSums } from '../../metrics/stored-days.ts';

/** The rows of each of these periods, which follow each other; those of all are read at once. */
export async function selectRowsOf(tx: Transaction, asked: Asked): Promise<MetricInput[]> {
  const of = async <Kind extends MetricRowKind>(kind: Kind) => {
    const columns = ['id', 'day', 'badgeNo', 'unitCode', 'campaignId', ...metricColumns[kind]];
    const { rows } = await sql<MetricRowOf<Kind>>`
      select ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
      from (${metricRows(kind, asked)}) as r
      order by r.day, r.id collate "C"
    `.execute(tx);
    return rows;
  };
  const all = {
    staff: await of('staff'),
    recorders: await of('recorders'),
    officerDays: await of('officerDays'),
    shifts: await of('shifts'),
    files: await of('files'),
    activities: await of('activities'),
    findings: await of('findings'),
    checks: await of('checks'),
  };
  const within = <Row extends { day: string }>(rows: readonly Row[], { from, to }: Period) =>
    rows.filter(({ day }) => day >= from && day < to);
  return asked.periods.map((period) => ({
    ...{ from: period.from, to: period.to, asOf: asked.asOf.toISOString() },
    staff: within(all.staff, period),
    recorders: within(all.recorders, period),
    officerDays: within(all.officerDays, period),
    shifts: within(all.shifts, period),
    files: within(all.files, period),
    activities: within(all.activities, period),
    findings: within(all.findings, period),
    checks: within(all.checks, period),
  }));
}

/** What metrics come to in each of these periods, by unit code and in the order of the periods; `""`: of no unit. */
export async function sumPeriods(
  tx: Transaction,
  wanted: readonly Metric[],
  asked: Asked,
): Promise<Map<Metric, Map<string, MetricValue[]>>> {
  const sums = new Map(wanted.map((metric) => [metric, new Map<string, MetricValue[]>()]));
  const parts = wanted.flatMap((metric) => formulaOf(metric).parts.map((part) => ({ metric, ...part })));
  const begins = asked.periods.map(({ from }) => from);
  for (const [kind, ofKind] of Map.groupBy(parts, ({ of }) => of)) {
    const columns = ofKind.flatMap(({ numerator, denominator }) => [sumOf(numerator), sumOf(denominator)]);
    const summed = kind === 'files' ? await fileSums(tx, asked) : metricRows(kind, asked);
    const { rows } = await sql<{ unitCode: string | null; nr: number; sums: number[] }>`
      select r."unitCode", width_bucket(r.day, ${begins}::date[]) as nr, array[${sql.join(columns)}]::float8[] as sums
      from (${summed}) as r
      group by 1, 2
    `.execute(tx);
    for (const { unitCode, nr, sums: found } of rows) {
      for (const [at, { metric }] of ofKind.entries()) {
        const of = sums.get(metric) ?? new Map<string, MetricValue[]>();
        const points = of.get(unitCode ?? '') ?? asked.periods.map(() => ({ numerator: 0, denominator: 0 }));
        of.set(unitCode ?? '', points);
        const point = points[nr - 1];
        if (!point) continue;
        point.numerator += found[2 * at] ?? 0;
        point.denominator += found[2 * at + 1] ?? 0;
      }
    }
  }
  return sums;
}

function sumOf(columns: readonly string[] | undefined) {
  if (columns === undefined) return sql`0::float8`;
  const term = sql.join(
    columns.map((column) => sql.ref(`r.${column}`)),
    sql` * `,
  );
  return sql`coalesce(sum(${term}), 0)::float8`;
}

export const everyMetric: readonly Metric[] = metrics;
