import type { Metric } from '@rollcall/shared/metrics/formulas';
import type { LeaderPage } from '@rollcall/shared/resources/leader-page';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { composeSeries } from '../../metrics/compose-series.ts';
import { slippingIn } from './slipping.ts';

/** What a leader looks at first. */
const shownMetrics = ['use', 'coverage', 'timely_import', 'must_record', 'answer'] as const satisfies readonly Metric[];
/** Weeks that are over; the one that still runs comes on top, and isn't shown. */
const weeks = 13;

/** How the whole brigade did in the last week that is over, how it came there, and which units slip. */
export async function composeFigures(
  db: Database,
  asOf: Date,
): Promise<Pick<LeaderPage, 'week' | 'figures' | 'slipping'>> {
  const asked = { step: 'week', count: weeks + 1, asOf, dataScope: seesAll } as const;
  const series = await Promise.all(shownMetrics.map((metric) => composeSeries(db, { metric, ...asked })));
  const figures = series.map(({ metric, periods, total }) => {
    const points = total.points.filter((_, index) => periods[index]?.over === true);
    const [before = none, value = none] = points.slice(-2);
    const over = periods.filter((period) => period.over).map(({ from, to }) => ({ from, to }));
    return { metric, value, before, points, periods: over };
  });
  const week = figures[0]?.periods.at(-1);
  if (week === undefined) throw new Error('a series of weeks has one that is over');
  return { week, figures, slipping: slippingIn(series) };
}

const none = { numerator: 0, denominator: 0 };
