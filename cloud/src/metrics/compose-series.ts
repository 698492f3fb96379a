import type { Metric, MetricValue } from '@rollcall/shared/metrics/formulas';
import { compareKeys } from '@rollcall/shared/metrics/metrics';
import { slipOf } from '@rollcall/shared/metrics/slips';
import { type MetricStep, stepsUntil } from '@rollcall/shared/metrics/steps';
import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import { comparableSince } from '@rollcall/shared/rules/comparable';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { betterOf } from '@rollcall/shared/rules/metrics';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { selectRulesFrom } from '../duty/rules-starts/repository.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { metricsSeenBy, nothing, totalOf } from './compose-metrics.ts';
import { selectUnitsOf, sumSeries } from './repository.ts';

/** A metric of each unit over the last so many weeks or months, this one included, and which unit slips. */
export async function composeSeries(
  db: Database,
  {
    metric,
    step,
    count,
    asOf,
    dataScope,
  }: { metric: Metric; step: MetricStep; count: number; asOf: Date; dataScope: DataScope },
): Promise<MetricSeries> {
  const { importDeadlineHours, reOffenceDays } = await readParameters(db);
  const today = localDateOf(asOf);
  const periods = stepsUntil(today, { step, count });
  const sums = metricsSeenBy(dataScope, 'unit').includes(metric)
    ? await sumSeries(db, metric, { periods, asOf, importDeadlineHours, reOffenceDays, step, dataScope })
    : new Map<string | null, Map<string, MetricValue>>();
  const over = periods.filter(({ to }) => to <= today).length;
  const judged = periods.slice(0, over).map(({ from, to }) => ({ from, to: addDays(to, -1) }));
  const since = comparableSince(judged, await selectRulesFrom(db));
  const seriesOf = (points: MetricValue[]) => {
    const slip = slipOf(points.slice(since, over), betterOf(metric));
    return { points, slip: slip && { ...slip, since: slip.since + since } };
  };
  const known = new Map((await selectUnitsOf(db, dataScope)).map((unit) => [unit.unitCode, unit]));
  const inUse = [...known.values()].filter(({ kind, retired }) => kind !== 'brigade' && !retired);
  const codes = [...new Set([...inUse.map(({ unitCode }) => unitCode), ...sums.keys()])].sort(compareKeys);
  const pointsOf = (code: string | null) => periods.map(({ from }) => sums.get(code)?.get(from) ?? nothing);
  return {
    ...{ metric, step, asOf: asOf.toISOString() },
    periods: periods.map(({ from, to }) => ({ from, to: addDays(to, -1), over: to <= today })),
    units: codes.map((unitCode) => {
      const unit = unitCode === null ? undefined : known.get(unitCode);
      return {
        ...{ unitCode, unitName: unit?.name ?? unitCode, unitKind: unit?.kind ?? null },
        ...seriesOf(pointsOf(unitCode)),
      };
    }),
    total: seriesOf(periods.map(({ from }) => totalOf(codes.map((code) => sums.get(code)?.get(from) ?? nothing)))),
  };
}
