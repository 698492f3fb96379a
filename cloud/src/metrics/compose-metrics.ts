import { type Metric, type MetricGrouping, type MetricValue, metricsBy } from '@rollcall/shared/metrics/formulas';
import { compareKeys } from '@rollcall/shared/metrics/metrics';
import type { MetricsOfPeriod } from '@rollcall/shared/resources/metrics';
import { addDays } from '@rollcall/shared/rules/local-date';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { selectNamesOf, selectUnitsOf, sumMetrics } from './repository.ts';

/** Metrics of these dates, `to` included, by groups and as a whole: the groups add up to it. */
export async function composeMetrics(
  db: Database,
  { from, to, by, asOf, dataScope }: { from: string; to: string; by: MetricGrouping; asOf: Date; dataScope: DataScope },
): Promise<MetricsOfPeriod> {
  const { importDeadlineHours, reOffenceDays } = await readParameters(db);
  const wanted = metricsSeenBy(dataScope, by);
  const periods = [{ from, to: addDays(to, 1) }];
  const sums = await sumMetrics(db, wanted, { periods, asOf, importDeadlineHours, reOffenceDays, by, dataScope });
  const units = by === 'unit' ? await selectUnitsOf(db, dataScope) : [];
  const found = [...sums.values()].flatMap((of) => [...of.keys()]);
  const inUse = units.filter(({ kind, retired }) => kind !== 'brigade' && !retired).map(({ unitCode }) => unitCode);
  const keys = by === 'brigade' ? [] : [...new Set([...inUse, ...found])].sort(compareKeys);
  const names = await selectNamesOf(
    db,
    by,
    keys.filter((key) => key !== null),
  );
  const kinds = new Map(units.map(({ unitCode, kind }) => [unitCode, kind]));
  return {
    ...{ from, to, asOf: asOf.toISOString(), by },
    groups: keys.map((key) => ({
      key,
      name: key === null ? null : (names.get(key) ?? null),
      unitKind: key === null ? null : (kinds.get(key) ?? null),
      values: valuesOf(wanted, (metric) => sums.get(metric)?.get(key) ?? nothing),
    })),
    total: valuesOf(wanted, (metric) => totalOf([...(sums.get(metric)?.values() ?? [])])),
  };
}

export const nothing: Readonly<MetricValue> = { numerator: 0, denominator: 0 };

/** Who sees the own record alone sees no recorders of the unit, and so nothing that is counted by them. */
export function metricsSeenBy({ badgeNo }: DataScope, by: MetricGrouping): Metric[] {
  const byOfficer = new Set(metricsBy('officer'));
  return metricsBy(by).filter((metric) => badgeNo === undefined || byOfficer.has(metric));
}

export function totalOf(values: readonly MetricValue[]): MetricValue {
  return values.reduce(
    (sum, { numerator, denominator }) => ({
      numerator: sum.numerator + numerator,
      denominator: sum.denominator + denominator,
    }),
    nothing,
  );
}

function valuesOf(wanted: readonly Metric[], of: (metric: Metric) => MetricValue) {
  return Object.fromEntries(wanted.map((metric) => [metric, of(metric)]));
}
