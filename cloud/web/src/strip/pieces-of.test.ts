import { expect, test } from 'vitest';
import { piecesOf } from './pieces-of.ts';

test.each([
  ['no hole', { from: 10, to: 20 }, [], [[10, 20]]],
  ['a moment', { from: 10, to: 10 }, [], [[10, 10]]],
  [
    'a hole amid',
    { from: 10, to: 20 },
    [[12, 15]],
    [
      [10, 12],
      [15, 20],
    ],
  ],
  [
    'holes at both ends',
    { from: 10, to: 20 },
    [
      [10, 12],
      [18, 20],
    ],
    [[12, 18]],
  ],
])('%s', (_what, time, holes, pieces) => {
  const found = piecesOf(
    time,
    holes.map(([from = 0, to = 0]) => ({ from, to })),
  );
  expect(found.map(({ from, to }) => [from, to])).toEqual(pieces);
});
