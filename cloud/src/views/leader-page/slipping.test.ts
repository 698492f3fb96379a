import type { Metric } from '@rollcall/shared/metrics/formulas';
import { slipOf } from '@rollcall/shared/metrics/slips';
import type { MetricSeries } from '@rollcall/shared/resources/metrics';
import { describe, expect, it } from 'vitest';
import { slippingIn } from './slipping.ts';

const periods = ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'].map((from, index) => ({
  from,
  to: from,
  over: index < 4,
}));

/** Per cent of each week, the last one still running; null: nothing to divide by. */
function seriesOf(metric: Metric, units: Record<string, readonly (number | null)[]>): MetricSeries {
  return {
    ...{ metric, step: 'week', asOf: '2026-12-01T00:00:00.000Z', periods },
    units: Object.entries(units).map(([unitCode, percents]) => {
      const points = percents.map((percent) => ({ numerator: percent ?? 0, denominator: percent === null ? 0 : 100 }));
      return {
        ...{ unitCode: unitCode === 'none' ? null : unitCode, unitName: `name of ${unitCode}`, unitKind: 'squad' },
        ...{ points, slip: slipOf(points.slice(0, 4)) },
      };
    }),
    total: { points: [], slip: null },
  };
}

describe('the units that slip', () => {
  it('are told with what they lost most in, and since when', () => {
    const use = seriesOf('use', {
      's-1': [90, 89, 88, 87, 10],
      's-2': [90, 80, 70, 60, 99],
      's-3': [90, 91, 90, 91, 0],
    });
    const answer = seriesOf('answer', { 's-1': [80, 70, 60, 55, 0] });
    expect(slippingIn([use, answer])).toEqual([
      {
        ...{ unitCode: 's-2', unitName: 'name of s-2', metric: 'use', since: '2026-11-09', why: 'falls' },
        now: { numerator: 60, denominator: 100 },
      },
      expect.objectContaining({ unitCode: 's-1', metric: 'answer', now: { numerator: 55, denominator: 100 } }),
      expect.objectContaining({ unitCode: 's-1', metric: 'use', now: { numerator: 87, denominator: 100 } }),
    ]);
  });

  it('are three at most, and equal losses are in the order of units', () => {
    const falls = [90, 80, 70, 60, 60];
    const units = Object.fromEntries(['s-4', 's-2', 's-3', 's-1'].map((unitCode) => [unitCode, falls]));
    expect(slippingIn([seriesOf('use', units)]).map(({ unitCode }) => unitCode)).toEqual(['s-1', 's-2', 's-3']);
  });

  it('leave out what belongs to no unit', () => {
    expect(slippingIn([seriesOf('use', { none: [90, 80, 70, 60, 60] })])).toEqual([]);
  });

  it('count from the last share before it began', () => {
    const series = seriesOf('use', { 's-1': [95, 80, 70, 60, 60], 's-2': [94, 70, 66, 58, 60] });
    expect(slippingIn([series]).map(({ unitCode }) => unitCode)).toEqual(['s-2', 's-1']);
  });
});
