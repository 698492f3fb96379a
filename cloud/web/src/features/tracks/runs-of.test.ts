import { expect, test } from 'vitest';
import { pointAt, runsOf } from './runs-of.ts';

const of = (recorderSerial: string, ...times: number[]) => times.map((time) => ({ recorderSerial, time }));
const times = of('K1', 0, 60_000, 170_000, 400_000, 410_000);

test('a track is cut where nothing was noted for more than two minutes', () => {
  expect(runsOf(times)).toEqual([
    { points: [0, 1, 2], after: undefined },
    { points: [3, 4], after: 2 },
  ]);
  expect(runsOf([])).toEqual([]);
});

test('two recorders at once are two tracks', () => {
  const mixed = [...of('K1', 0), ...of('K2', 1000), ...of('K1', 2000), ...of('K2', 500_000)];
  expect(runsOf(mixed)).toEqual([
    { points: [0, 2], after: undefined },
    { points: [1], after: undefined },
    { points: [3], after: 1 },
  ]);
  expect([pointAt(mixed, 3000), pointAt(mixed, 3000, 'K2')]).toEqual([2, 1]);
});

test('the recorder is at its last point, and nowhere while nothing was noted for long', () => {
  const at = (moment: number) => pointAt(times, moment);
  expect([at(-1), at(0), at(59_999), at(60_000), at(289_000), at(300_000), at(405_000), at(600_000)]).toEqual([
    ...[undefined, 0, 0, 1, 2, undefined, 3, undefined],
  ]);
});
