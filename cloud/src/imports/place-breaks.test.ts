import { expect, test } from 'vitest';
import { placeBreaks } from './place-breaks.ts';
import { readBreaks } from './read-breaks.ts';

test.each([
  ['12:00-13:00', ['12:00-13:00']],
  ['12:00—13:00、18时至18时30分', ['12:00-13:00', '18:00-18:30']],
  ['12：00～13：00，23:30-24:00', ['12:00-13:00', '23:30-24:00']],
  ['无', []],
])('%s is read', (text, expected) => {
  const reading = readBreaks(text);
  const clock = (seconds: number) =>
    `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String((seconds % 3600) / 60).padStart(2, '0')}`;
  if (!('value' in reading)) throw new Error(reading.problem);
  expect(reading.value.map(({ from, to }) => `${clock(from)}-${clock(to)}`)).toEqual(expected);
});

test.each(['12:00', '12:00-', '12:00-13:00-14:00', '25:00-26:00', '午休', '12:00 13:00'])('%s is none', (text) => {
  expect(readBreaks(text)).toEqual({ problem: 'bad_breaks' });
});

const shiftStart = new Date('2026-11-25T20:00:00+08:00');
test.each([
  [{ from: 22, to: 23 }, '2026-11-25T22', '2026-11-25T23'],
  [{ from: 2, to: 3 }, '2026-11-26T02', '2026-11-26T03'],
  [{ from: 23, to: 1 }, '2026-11-25T23', '2026-11-26T01'],
  [{ from: 20, to: 24 }, '2026-11-25T20', '2026-11-26T00'],
])('a break %j is when the clock shows it first once the shift has begun', ({ from, to }, starts, ends) => {
  expect(placeBreaks([{ from: from * 3600, to: to * 3600 }], shiftStart)).toEqual([
    { startsAt: new Date(`${starts}:00:00+08:00`), endsAt: new Date(`${ends}:00:00+08:00`) },
  ]);
});
