import { expect, test } from 'vitest';
import { judgeFlat } from './judge-flat.ts';

const of = (values: number[]) => values.map((handles) => ({ handles }));
const exactly = [{ name: 'handles', ratio: 1, slack: 0 }];

test('what stays the same is flat, whatever the first quarter and one sample did', () => {
  const [verdict] = judgeFlat(of([1, 2, 30, 30, 30, 99, 30, 30, 30, 30, 30, 99]), exactly);
  expect(verdict).toEqual({ name: 'handles', second: 30, last: 30, most: 30, flat: true });
});

test('one more in the last quarter is growth', () => {
  const [verdict] = judgeFlat(of([30, 30, 30, 30, 30, 30, 31, 31]), exactly);
  expect(verdict).toMatchObject({ second: 30, last: 31, flat: false });
});

test('a bound allows a ratio and a slack', () => {
  const samples = of([100, 100, 100, 100, 100, 100, 115, 115]);
  expect(judgeFlat(samples, [{ name: 'handles', ratio: 1.1, slack: 5 }])[0]?.flat).toBe(true);
  expect(judgeFlat(samples, [{ name: 'handles', ratio: 1.1, slack: 4 }])[0]?.flat).toBe(false);
});

test('what was never measured is not flat, and too few samples tell nothing', () => {
  expect(judgeFlat(of([1, 1, 1, 1, 1, 1, 1, 1]), [{ name: 'timers', ratio: 1, slack: 0 }])[0]?.flat).toBe(false);
  expect(() => judgeFlat(of([1, 1]), exactly)).toThrow('2 samples are too few');
});
