import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { assignReviews } from './assign.ts';

const items = Array.from({ length: 12 }, (_, nr) => ({ kind: 'shift', item: `item ${nr}`, unit: nr % 3 }));
const reviewers = [0, 1, 2, 3].map((unit) => ({ accountId: `account ${unit}`, unit }));

/** Nobody reviews the own unit; the fourth is of none of them. */
const assigned = (seed: string, of = reviewers) =>
  assignReviews(items, of, {
    mayReview: (reviewer, item) => reviewer.unit !== item.unit,
    rankOf: ({ accountId }, { item }) => createHash('sha256').update(`${seed} ${accountId} ${item}`).digest('hex'),
  });

describe('reviews', () => {
  it.each(['a', 'b', 'c', 'd', 'e'])(
    'are given to those who may, no two more to one than to another (seed %s)',
    (seed) => {
      const given = assigned(seed);
      for (const [nr, reviewer] of given.entries()) expect(reviewer?.unit).not.toBe(items[nr]?.unit);
      const loads = [...Map.groupBy(given, (reviewer) => reviewer?.accountId).values()].map(({ length }) => length);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(2);
    },
  );

  it('follow from the seed', () => {
    expect(assigned('a')).toEqual(assigned('a'));
    expect(assigned('a')).not.toEqual(assigned('b'));
  });

  it('of what nobody may have wait', () => {
    const [alone] = reviewers;
    expect(assigned('a', alone ? [alone] : []).map((one) => one !== undefined)).toEqual(
      items.map(({ unit }) => unit !== 0),
    );
  });
});
