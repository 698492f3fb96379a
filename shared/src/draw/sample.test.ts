import { createHash, createHmac } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DrawCrypto } from './draw-crypto.ts';
import { askingOrder, isTurn, noSeed } from './hashes.ts';
import { type Plan, planSchema } from './plan.ts';
import { drawnOf, type Line, partsOf, populationOf, type Ripe, sampleOf } from './sample.ts';

const crypto: Pick<DrawCrypto, 'sha256' | 'hmacSha256'> = {
  sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  hmacSha256: (key, message) => new Uint8Array(createHmac('sha256', key).update(message).digest()),
};
const hexOf = (text: string) => createHash('sha256').update(text).digest('hex');

const plan: Plan = {
  version: 1,
  turn: 4,
  strata: [
    { key: 'accident', kinds: ['activity'], perMille: 500, minimum: 1, cap: null },
    { key: 'night', dutyTypes: ['night'], perMille: 200, minimum: 2, cap: 3 },
    { key: 'rest', perMille: 100, minimum: 0, cap: null },
  ],
};

function ripe(nr: number, given: Partial<Ripe> = {}): Ripe {
  return {
    kind: nr % 4 === 0 ? 'activity' : 'shift',
    item: `i${nr}`,
    tag: hexOf(`officer ${nr % 9}`),
    unit: 'u',
    dutyType: nr % 4 === 1 ? 'night' : 'day',
    activityType: null,
    campaign: null,
    again: false,
    ...given,
  };
}

const items = Array.from({ length: 24 }, (_, nr) => ripe(nr));

describe('how many are drawn', () => {
  const rule = { perMille: 70, minimum: 0, cap: null, again: false };
  test.each([
    [100, rule, 7, false],
    [101, rule, 8, false],
    [0, rule, 0, false],
    [1, rule, 1, false],
    [1000, rule, 70, false],
    [15, { ...rule, perMille: 200 }, 3, false],
    [3, { ...rule, minimum: 5 }, 3, false],
    [100, { ...rule, minimum: 9 }, 9, false],
    [100, { ...rule, cap: 5 }, 5, true],
    [100, { ...rule, cap: 7 }, 7, false],
    [100, { ...rule, minimum: 9, cap: 2 }, 2, true],
    [100, { ...rule, again: true, cap: 2 }, 14, false],
    [100, { ...rule, perMille: 600, again: true }, 100, false],
    [100, { ...rule, perMille: 0 }, 0, false],
    [100, { ...rule, perMille: 1000 }, 100, false],
  ])('of %i by %o: %i', (size, given, drawn, capped) => {
    expect(drawnOf(size, given)).toEqual({ drawn, capped });
  });

  test('70 of a thousand of any hundreds are seven a hundred, exactly', () => {
    for (let hundreds = 1; hundreds <= 1000; hundreds += 1) {
      expect(drawnOf(hundreds * 100, rule).drawn).toBe(hundreds * 7);
    }
  });
});

describe('4,000 draws', () => {
  const draws = 4000;
  const population = populationOf(items, plan);
  const taken = new Map<Line, number>(population.map((line) => [line, 0]));
  let missedTurns = 0;
  let wrongSizes = 0;
  const parts = partsOf(population, plan);
  const tags = [...new Set(population.map(({ tag }) => tag))];
  beforeAll(() => {
    for (let draw = 1; draw <= draws; draw += 1) {
      const sample = sampleOf({ population, plan, draw, seed: hexOf(`simulated ${draw}`) }, crypto);
      const byRatio = sample.filter(({ why }) => why === 'ratio');
      if (byRatio.length !== parts.reduce((sum, { drawn }) => sum + drawn, 0)) wrongSizes += 1;
      for (const { why, ...drawn } of byRatio) {
        const line = population.find(({ kind, item }) => kind === drawn.kind && item === drawn.item);
        if (line) taken.set(line, (taken.get(line) ?? 0) + 1);
      }
      const drawnTags = new Set(sample.map(({ tag }) => tag));
      missedTurns += tags.filter((tag) => isTurn(tag, draw, plan.turn, crypto.sha256) && !drawnTags.has(tag)).length;
    }
  });

  test.each(parts)('$key: each item is drawn as often as any other', ({ key, size, drawn }) => {
    const share = drawn / size;
    const counts = population.filter(({ stratum }) => stratum === key).map((line) => taken.get(line) ?? 0);
    const expected = draws * share;
    // Without replacement: n - 1 over n of it follows chi-square with n - 1 degrees of freedom.
    const sum = counts.reduce((all, count) => all + (count - expected) ** 2 / (expected * (1 - share)), 0);
    const statistic = (sum * (size - 1)) / size;
    // Wilson and Hilferty: beyond 4.8 deviations lies less than a millionth.
    const freedom = size - 1;
    const deviations = (Math.cbrt(statistic / freedom) - (1 - 2 / (9 * freedom))) / Math.sqrt(2 / (9 * freedom));
    expect(Math.abs(deviations), `seeds: SHA-256 of "simulated 1" to "simulated ${draws}"`).toBeLessThan(4.8);
  });

  test('every officer has his turn, and no draw takes more or fewer than its plan says', () => {
    expect({ missedTurns, wrongSizes }).toEqual({ missedTurns: 0, wrongSizes: 0 });
  });
});

test('an item belongs to the first stratum that selects it, and what comes again to a part of its own', () => {
  const [activity, night, day, again] = populationOf(
    [ripe(0, { dutyType: 'night' }), ripe(1), ripe(2), ripe(5, { again: true })],
    plan,
  ).sort((a, b) => (a.item < b.item ? -1 : 1));
  expect([activity, night, day, again].map((line) => line?.stratum)).toEqual([
    'accident',
    'night',
    'rest',
    'night.again',
  ]);
});

test.each([
  ['the last stratum selects', { strata: [{ key: 'a', kinds: ['shift'], perMille: 1, minimum: 0, cap: null }] }],
  ['the last stratum takes nothing', { strata: [{ key: 'a', perMille: 0, minimum: 0, cap: null }] }],
  ['the last stratum is capped to nothing', { strata: [{ key: 'a', perMille: 1, minimum: 0, cap: 0 }] }],
  ['two strata have one name', { strata: [plan.strata[2], plan.strata[2]] }],
  ['a ratio is no whole number', { strata: [{ ...plan.strata[2], perMille: 0.5 }] }],
  ['a ratio above all', { strata: [{ ...plan.strata[2], perMille: 1001 }] }],
])('a plan is refused where %s', (_, change) => {
  expect(planSchema.safeParse({ ...plan, ...change }).success).toBe(false);
});

test('one station a unit is asked, in an order that follows from the seed, and all before there is a seed', () => {
  const roster = Array.from({ length: 12 }, (_, nr) => ({
    station: `station-${nr}`,
    key: 'k'.repeat(43),
    unit: `u${nr % 6}`,
  }));
  const first = askingOrder({ draw: 1, plan, roster, order: { draw: 0, seed: noSeed } }, crypto.sha256);
  expect([first.stations.length, first.together, first.enough]).toEqual([6, 6, 3]);
  const later = askingOrder({ draw: 9, plan, roster, order: { draw: 7, seed: hexOf('7') } }, crypto.sha256);
  expect([later.stations.length, later.together, later.enough]).toEqual([6, 4, 3]);
  expect(later.stations).not.toEqual(first.stations);
  const units = later.stations.map((station) => roster.find((one) => one.station === station)?.unit);
  expect(new Set(units).size).toBe(6);
});
