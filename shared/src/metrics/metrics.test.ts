import { describe, expect, it } from 'vitest';
import { betterOf, shareOf } from '../rules/metrics.ts';
import { metricWords } from '../words/metrics.ts';
import { metricFormulas, metrics } from './formulas.ts';
import { type MetricInput, type MetricRow, metricColumns, metricRowKinds } from './input.ts';
import { metricsOf, sumMetric } from './metrics.ts';
import { slipOf } from './slips.ts';
import { stepsUntil } from './steps.ts';

let last = 0;
function row<Values>(values: Values, of: Partial<MetricRow> = {}) {
  last += 1;
  return {
    id: `row-${last}`,
    day: '2040-03-05',
    badgeNo: '100001',
    unitCode: 'S1',
    campaignId: null,
    ...of,
    ...values,
  };
}

const file = { importDue: 1, timely: 1, settled: 1, intact: 1, recording: 1, classified: 1 };
const s2 = { unitCode: 'S2', badgeNo: '200001' };
const campaignId = 'drink-driving';

const input: MetricInput = {
  from: '2040-03-05',
  to: '2040-03-12',
  asOf: '2040-03-16T00:00:00.000Z',
  staff: [row({ inService: 1 }), row({ inService: 1 }, { badgeNo: '100002' }), row({ inService: 1 }, s2)],
  recorders: [
    row({ normal: 1, spare: 0, inUse: 1 }, { badgeNo: null }),
    row({ normal: 1, spare: 1, inUse: 0 }, { badgeNo: null }),
    row({ normal: 0, spare: 0, inUse: 0 }, { badgeNo: null }),
    row({ normal: 1, spare: 0, inUse: 1 }, { badgeNo: null, unitCode: null }),
  ],
  officerDays: [
    row({ due: 1, withFootage: 1 }),
    row({ due: 1, withFootage: 0 }),
    row({ due: 0, withFootage: 0 }),
    row({ due: 1, withFootage: 1 }, { ...s2, campaignId }),
  ],
  shifts: [
    row({ requiredMs: 9000, recordedMs: 6000, dueMs: 8000, exemptMs: 500 }),
    row({ requiredMs: 4000, recordedMs: 0, dueMs: 4000, exemptMs: 0 }, { ...s2, campaignId }),
    row({ requiredMs: 0, recordedMs: 0, dueMs: 0, exemptMs: 7000 }, s2),
  ],
  files: [
    row(file),
    row({ ...file, timely: 0, classified: 0 }),
    row({ ...file, intact: 0 }),
    row({ importDue: 1, timely: 0, settled: 1, intact: 0, recording: 0, classified: 0 }, s2),
    row({ ...file, settled: 0, intact: 0 }, s2),
  ],
  activities: [
    row({ judged: 1, covered: 1 }),
    row({ judged: 1, covered: 0 }, { campaignId }),
    row({ judged: 0, covered: 0 }),
  ],
  findings: [row({ due: 1, inTime: 1 }), row({ due: 1, inTime: 0 }, s2), row({ due: 0, inTime: 0 }, s2)],
  checks: [
    row({ required: 1, requiredDone: 1, reviewed: 1, passed: 1, skipped: 0 }),
    row({ required: 0, requiredDone: 0, reviewed: 1, passed: 0, skipped: 0 }),
    row({ required: 1, requiredDone: 0, reviewed: 0, passed: 0, skipped: 1 }, s2),
  ],
  training: [
    row({ due: 1, trained: 1, present: 1, excused: 0, madeUp: 0 }),
    row({ due: 1, trained: 1, present: 0, excused: 0, madeUp: 1 }),
    row({ due: 0, trained: 0, present: 0, excused: 1, madeUp: 1 }),
    row({ due: 1, trained: 0, present: 0, excused: 0, madeUp: 0 }, s2),
  ],
  violations: [row({ confirmed: 1, again: 0 }), row({ confirmed: 1, again: 1 }), row({ confirmed: 1, again: 0 }, s2)],
};

it.each([
  ['issue', 3, 3],
  ['spares', 1, 2],
  ['use', 2, 3],
  ['coverage', 6000, 12_000],
  ['timely_import', 3, 5],
  ['must_record', 1, 2],
  ['integrity', 2, 4],
  ['classified', 3, 4],
  ['spot_check', 1, 2],
  ['pass', 1, 2],
  ['answer', 1, 2],
  ['training', 2, 3],
  ['re_offence', 1, 3],
] as const)('%s is %i of %i', (metric, numerator, denominator) => {
  expect(sumMetric(metric, input)).toEqual({ numerator, denominator });
});

it('has a line here for every metric, and a column for each that a formula names', () => {
  expect(metrics).toHaveLength(13);
  expect(Object.keys(metricWords.metrics)).toEqual(metrics);
  const columns: Record<string, readonly string[]> = metricColumns;
  for (const { parts } of Object.values(metricFormulas)) {
    for (const { of, ...terms } of parts) {
      for (const column of Object.values(terms).flat()) expect(columns[of]).toContain(column);
    }
  }
});

it.each(['unit', 'officer', 'campaign'] as const)('adds up by %s to the whole, and nothing is left over', (by) => {
  for (const metric of metrics) {
    const groups = metricsOf(input, by).flatMap(({ values }) => values[metric] ?? []);
    if (groups.length === 0) continue;
    const sum = (part: 'numerator' | 'denominator') => groups.reduce((total, value) => total + value[part], 0);
    expect({ numerator: sum('numerator'), denominator: sum('denominator') }, metric).toEqual(sumMetric(metric, input));
  }
});

it('tells by officer and campaign only what has officers and campaigns, and puts what has none last', () => {
  const officers = metricsOf(input, 'officer');
  expect(officers.map(({ key }) => key)).toEqual(['100001', '200001']);
  expect(officers.every(({ values }) => values.issue === undefined && values.spares === undefined)).toBe(true);
  expect(metricsOf(input, 'unit').map(({ key }) => key)).toEqual(['S1', 'S2', null]);
  expect(metricsOf(input, 'campaign').map(({ key, values }) => [key, values.must_record])).toEqual([
    [campaignId, { numerator: 0, denominator: 1 }],
    [null, { numerator: 1, denominator: 1 }],
  ]);
  expect(metricsOf(input, 'brigade')).toHaveLength(1);
});

it('has no share of nothing', () => {
  const empty = { ...input, ...Object.fromEntries(metricRowKinds.map((kind) => [kind, []])) } as MetricInput;
  for (const metric of metrics) expect(shareOf(sumMetric(metric, empty))).toBeNull();
  expect(shareOf({ numerator: 0, denominator: 3 })).toBe(0);
});

describe('slips', () => {
  const of = (...percents: (number | null)[]) =>
    slipOf(percents.map((percent) => ({ numerator: percent ?? 0, denominator: percent === null ? 0 : 100 })));

  it('after three falls in a row, since the first of them', () => {
    expect(of(90, 91, 90, 89, 88)).toEqual({ since: 2, why: 'falls' });
    expect(of(90, 91, 90, 89)).toBeNull();
    expect(of(91, 90, 90, 89, 88)).toBeNull();
    expect(of(92, 91, null, 90, null, 89)).toEqual({ since: 1, why: 'falls' });
  });

  it('five points below its own median, since it first was', () => {
    expect(of(90, 92, 90, 92, 86)).toEqual({ since: 4, why: 'below_median' });
    expect(of(90, 90, 90, 90, 85)).toEqual({ since: 4, why: 'below_median' });
    expect(of(90, 90, 90, 90, 86)).toBeNull();
    expect(of(90, 92, 90, 92, 80, 84)).toEqual({ since: 4, why: 'below_median' });
    expect(of(90, 92, 90, 50)).toBeNull();
  });

  it('by the twelve steps before alone', () => {
    const old = Array.from({ length: 20 }, () => 99);
    const recent = Array.from({ length: 12 }, () => 60);
    expect(of(...old, ...recent, 58)).toBeNull();
  });

  it('the other way round where less is better', () => {
    const rising = (...percents: number[]) =>
      slipOf(
        percents.map((percent) => ({ numerator: percent, denominator: 100 })),
        'less',
      );
    expect(rising(10, 9, 10, 11, 12)).toEqual({ since: 2, why: 'rises' });
    expect(rising(10, 8, 10, 8, 14)).toEqual({ since: 4, why: 'above_median' });
    expect(rising(10, 20, 30, 40, 10)).toBeNull();
    expect(rising(90, 80, 70, 60)).toBeNull();
    const less = metrics.filter((metric) => betterOf(metric) === 'less');
    expect(less).toEqual(['re_offence']);
  });

  it('not when it has recovered, or where there is nothing', () => {
    expect(of(90, 80, 70, 60, 90)).toBeNull();
    expect(of()).toBeNull();
    expect(of(null, null)).toBeNull();
  });
});

describe('steps', () => {
  it('are weeks from Monday to Sunday, over the end of a year', () => {
    const weeks = [
      { from: '2039-12-26', to: '2040-01-02' },
      { from: '2040-01-02', to: '2040-01-09' },
    ];
    for (const date of ['2040-01-02', '2040-01-08'])
      expect(stepsUntil(date, { step: 'week', count: 2 })).toEqual(weeks);
    expect(stepsUntil('2040-01-09', { step: 'week', count: 1 })[0]?.from).toBe('2040-01-09');
  });

  it('are months of their own length', () => {
    expect(stepsUntil('2040-03-31', { step: 'month', count: 3 })).toEqual([
      { from: '2040-01-01', to: '2040-02-01' },
      { from: '2040-02-01', to: '2040-03-01' },
      { from: '2040-03-01', to: '2040-04-01' },
    ]);
  });
});
