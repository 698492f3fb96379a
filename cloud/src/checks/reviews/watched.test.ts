import { describe, expect, it } from 'vitest';
import type { Stretch } from './stretches.ts';
import { playedOf, playedPieces, seenElsewhere, timeUsed, watchedOf } from './watched.ts';

const recording = { pieces: playedPieces(100_000, null), sizeBytes: 1000 };

describe('what can have been played', () => {
  it.each<{ what: string; spans: Stretch[]; served: Stretch[]; played: Stretch[] }>([
    { what: 'nothing that was not served', spans: [[20_000, 80_000]], served: [], played: [] },
    { what: 'all that was', spans: [[20_000, 80_000]], served: [[0, 1000]], played: [[20_000, 80_000]] },
    { what: 'nothing far from what was served', spans: [[60_000, 80_000]], served: [[0, 400]], played: [] },
    {
      what: 'a tenth around it, as rates of bytes vary',
      ...{ spans: [[0, 100_000]], served: [[200, 350]], played: [[10_000, 45_000]] },
    },
    {
      what: 'everything once',
      ...{
        spans: [
          [20_000, 40_000],
          [30_000, 50_000],
        ],
        served: [
          [0, 500],
          [200, 600],
        ],
        played: [[20_000, 50_000]],
      },
    },
  ])('$what', ({ spans, served, played }) => {
    expect(playedOf(spans, { ...recording, served })).toEqual(played);
  });

  it('is nothing of a recording whose length nobody knows', () => {
    expect(playedOf([[0, 1]], { pieces: [], sizeBytes: 1000, served: [[0, 1000]] })).toEqual([]);
  });
});

describe('the time of a reviewer', () => {
  it.each<{ what: string; spans: Stretch[]; since: number; at: number; used: number | undefined }>([
    { what: 'lasts for eight seconds in a second', spans: [[0, 80_000]], since: 0, at: 10_000, used: 10_000 },
    {
      what: 'counts what was played twice once',
      spans: [
        [0, 60_000],
        [20_000, 80_000],
      ],
      ...{ since: 0, at: 10_000, used: 10_000 },
    },
    { what: 'has a second for the way', spans: [[0, 88_000]], since: 0, at: 10_000, used: 11_000 },
    { what: 'has no more than that', spans: [[0, 88_001]], since: 0, at: 10_000, used: undefined },
    { what: 'has that second once', spans: [[0, 1]], since: 11_000, at: 10_000, used: undefined },
    { what: 'is not saved up', spans: [[0, 8000]], since: 0, at: 10_000, used: 10_000 },
    { what: 'is too short for two hours after a second', spans: [[0, 7_200_000]], since: 0, at: 1100, used: undefined },
  ])('$what', ({ spans, since, at, used }) => {
    expect(timeUsed(spans, since, at)).toBe(used);
  });
});

describe('what is seen with another player', () => {
  const first = { sinceMs: 1000, toWatch: [[0, 80_000]] as Stretch[] };
  const second = { sinceMs: 3000, toWatch: [[10_000, 50_000]] as Stretch[] };
  it.each([
    { what: 'nothing before it was opened', at: 0, seen: [[], []] },
    { what: 'no faster than what counts', at: 2000, seen: [[[0, 8000]], []] },
    { what: 'one after the other', at: 12_000, seen: [[[0, 80_000]], [[10_000, 18_000]]] },
    { what: 'all, in the end', at: 100_000, seen: [[[0, 80_000]], [[10_000, 50_000]]] },
  ])('is $what', ({ at, seen }) => {
    expect([...seenElsewhere([first, second], at).values()]).toEqual(seen);
  });
});

describe('what counts as watched', () => {
  it.each<{ what: string; played: Stretch[]; served: Stretch[]; counts: Stretch[] }>([
    { what: 'what lies in the item', played: [[0, 100_000]], served: [[0, 1000]], counts: [[20_000, 80_000]] },
    { what: 'nothing that was not played', played: [], served: [[0, 1000]], counts: [] },
    {
      what: 'no larger part than that of the bytes',
      ...{ played: [[20_000, 80_000]], served: [[200, 400]], counts: [[20_000, 40_000]] },
    },
  ])('$what', ({ played, served, counts }) => {
    expect(watchedOf(played, [[20_000, 80_000]], { ...recording, served })).toEqual(counts);
  });
});

describe('of a recording with a hole', () => {
  // Ten seconds, an hour of nothing, thirty seconds: a byte is forty milliseconds of what is played.
  const pieces = playedPieces(3_640_000, '{[10000,3610000)}');
  const holed = { pieces, sizeBytes: 1000 };

  it('its bytes are those of what is played', () => {
    expect(playedOf([[0, 3_640_000]], { ...holed, served: [[500, 1000]] })).toEqual([[3_616_000, 3_640_000]]);
  });

  it('the hole counts as nothing', () => {
    const all = { ...holed, served: [[0, 1000]] as const };
    expect(watchedOf([[0, 3_640_000]], pieces, all)).toEqual([
      [0, 10_000],
      [3_610_000, 3_640_000],
    ]);
    expect(watchedOf([[0, 3_640_000]], pieces, { ...holed, served: [[0, 500]] })).toEqual([
      [0, 10_000],
      [3_610_000, 3_620_000],
    ]);
  });
});
