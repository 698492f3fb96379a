import type { Metric, MetricValue } from '@rollcall/shared/metrics/formulas';
import { betterOf, shareOf } from '@rollcall/shared/rules/metrics';

export interface Course {
  way: 'up' | 'down' | 'same';
  /** In percentage points, `1.2`. */
  points: string;
}

export const arrows = { up: '▲', down: '▼', same: '=' } as const;

/** How a share moved, by what is shown of it: tenths of a percent. Null where there is no share now or before. */
export function courseOf(now: MetricValue, before: MetricValue): Course | null {
  const [is, was] = [shareOf(now), shareOf(before)];
  if (is === null || was === null) return null;
  const tenths = Math.round(is * 1000) - Math.round(was * 1000);
  return { way: tenths > 0 ? 'up' : tenths < 0 ? 'down' : 'same', points: (Math.abs(tenths) / 10).toFixed(1) };
}

/** As what it is shown: where less is better, a fall looks as a rise does elsewhere. */
export function lookOf(way: Course['way'], metric: Metric): Course['way'] {
  if (way === 'same' || betterOf(metric) === 'more') return way;
  return way === 'up' ? 'down' : 'up';
}
