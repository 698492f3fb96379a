import { expect, it, test } from 'vitest';
import { holesOf, toRecordingLength } from './recording-length.ts';

const hourMs = 3_600_000;
const hole = (fromMs: number, untilMs: number) => ({ fromMs, untilMs });

it.each([
  ['none was told', 60_000, undefined, { durationMs: 60_000, spanMs: 60_000, holes: null }],
  ['there is none', 60_000, [], { durationMs: 60_000, spanMs: 60_000, holes: null }],
  ['there is one', 60_000, [hole(4000, 10_000)], { durationMs: 60_000, spanMs: 66_000, holes: '{[4000,10000)}' }],
  [
    'they overlap, touch, or come in no order',
    60_000,
    [hole(9000, 12_000), hole(4000, 10_000), hole(12_000, 13_000)],
    { durationMs: 60_000, spanMs: 69_000, holes: '{[4000,13000)}' },
  ],
  ['one is none', 60_000, [hole(5000, 4000), hole(7000, 7000)], { durationMs: 60_000, spanMs: 60_000, holes: null }],
  [
    'they go beyond the longest recording',
    hourMs,
    [hole(hourMs, 40 * hourMs), hole(41 * hourMs, 9e15)],
    { durationMs: hourMs, spanMs: 9e15 - hourMs, holes: '{[3600000,86400000)}' },
  ],
  ['nobody knows the length', null, [hole(4000, 10_000)], { durationMs: null, spanMs: null, holes: null }],
])('a length whose holes are such: %s', (_what, durationMs, holes, length) => {
  expect(toRecordingLength({ durationMs, holes })).toEqual(length);
});

test('holes are read as they were written', () => {
  expect(holesOf(null)).toEqual([]);
  expect(holesOf('{[0,5),[70,86400000)}')).toEqual([hole(0, 5), hole(70, 86_400_000)]);
});
