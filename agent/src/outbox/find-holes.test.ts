import { expect, test } from 'vitest';
import { findHoles } from './find-holes.ts';

const pruned = [
  { incarnation: 2, through: 40 },
  { incarnation: 3, through: 9 },
];
const recovered = (incarnation: number, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ incarnation, seq: from + index }));

test.each<[string, Parameters<typeof findHoles>[1], ReturnType<typeof recovered>, ReturnType<typeof findHoles>]>([
  ['nothing when HQ has all that was pruned', { incarnation: 3, through: 9 }, [], []],
  ['nothing of incarnations that HQ had left behind', { incarnation: 4, through: 0 }, [], []],
  [
    'what lies between HQ and the pruned end',
    { incarnation: 3, through: 4 },
    [],
    [{ incarnation: 3, firstSeq: 5, lastSeq: 9 }],
  ],
  [
    'all of a later incarnation than HQ remembers',
    { incarnation: 2, through: 39 },
    [],
    [
      { incarnation: 2, firstSeq: 40, lastSeq: 40 },
      { incarnation: 3, firstSeq: 1, lastSeq: 9 },
    ],
  ],
  [
    'everything when HQ remembers nothing',
    null,
    [],
    [
      { incarnation: 2, firstSeq: 1, lastSeq: 40 },
      { incarnation: 3, firstSeq: 1, lastSeq: 9 },
    ],
  ],
  [
    'only what the journal does not have either',
    { incarnation: 3, through: 2 },
    recovered(3, 7, 12),
    [{ incarnation: 3, firstSeq: 3, lastSeq: 6 }],
  ],
  ['nothing when the journal has all of it', { incarnation: 3, through: 2 }, recovered(3, 3, 12), []],
])('finds %s', (_, previous, again, expected) => {
  expect(findHoles(pruned, previous, again)).toEqual(expected);
});
