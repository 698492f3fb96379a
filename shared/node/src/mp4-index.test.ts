import { expect, it } from 'vitest';
import { applyEdits, type Edit } from './mp4-index.ts';
import type { Stretch } from './timeline.ts';

const plays = (seconds: number, media: number): Edit => ({ seconds, media });
const nothing = (seconds: number): Edit => ({ seconds, media: null });

// As mediabunny times them: moved by the first edit that plays something.
it.each<[string, Edit[], Stretch[], Stretch[]]>([
  ['plays everything', [plays(12, 0)], [[0, 12]], [[0, 12]]],
  ['begins amid', [plays(8, 4)], [[-4, 8]], [[0, 8]]],
  ['ends amid', [plays(5, 0)], [[0, 12]], [[0, 5]]],
  ['has no end', [plays(0, 2)], [[-2, 10]], [[0, 10]]],
  ['waits first', [nothing(3600), plays(12, 0)], [[3600, 3612]], [[3600, 3612]]],
  [
    'waits in between',
    [plays(4, 0), nothing(60), plays(8, 4)],
    [[0, 12]],
    [
      [0, 4],
      [64, 72],
    ],
  ],
  [
    'plays a part again',
    [plays(4, 0), plays(4, 2)],
    [[0, 12]],
    [
      [0, 4],
      [6, 8],
    ],
  ],
  [
    'plays the end first',
    [plays(4, 8), plays(8, 0)],
    [[-8, 4]],
    [
      [0, 4],
      [4, 12],
    ],
  ],
  [
    'has holes of its own',
    [plays(12, 0)],
    [
      [0, 2],
      [7, 12],
    ],
    [
      [0, 2],
      [7, 12],
    ],
  ],
])('an edit list that %s', (_what, edits, pieces, shown) => {
  expect(applyEdits(edits, pieces)).toEqual(shown);
});
