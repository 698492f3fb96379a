import type { MetricValue } from '@rollcall/shared/metrics/formulas';
import { compareKeys } from '@rollcall/shared/metrics/metrics';
import type { LeaderPage } from '@rollcall/shared/resources/leader-page';
import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import { betterOf, shareOf } from '@rollcall/shared/rules/metrics';

/** So many are shown: those that lost most. */
const shownAtMost = 3;

/** Which units slip in which of these metrics, the gravest first: by what they lost since the week before it began. */
export function slippingIn(series: readonly MetricSeries[]): LeaderPage['slipping'] {
  const found = series.flatMap(({ metric, periods, units }) =>
    units.flatMap(({ unitCode, unitName, points, slip }) => {
      const last = points[periods.findLastIndex(({ over }) => over)];
      const since = slip === null ? undefined : periods[slip.since]?.from;
      if (unitCode === null || slip === null || last === undefined || since === undefined) return [];
      return {
        lost:
          ((lastShare(points.slice(0, slip.since)) ?? 0) - (shareOf(last) ?? 0)) *
          (betterOf(metric) === 'more' ? 1 : -1),
        row: { unitCode, unitName: unitName ?? unitCode, metric, since, why: slip.why, now: last },
      };
    }),
  );
  return found
    .sort((one, other) => other.lost - one.lost || compareKeys(one.row.unitCode, other.row.unitCode))
    .slice(0, shownAtMost)
    .map(({ row }) => row);
}

function lastShare(points: readonly MetricValue[]): number | null {
  const known = points.findLast((point) => shareOf(point) !== null);
  return known === undefined ? null : shareOf(known);
}
