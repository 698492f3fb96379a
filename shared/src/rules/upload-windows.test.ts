import { expect, test } from 'vitest';
import { uploadWindowAt } from './upload-windows.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const night = { weekdays: everyDay, from: '22:00', until: '06:00' };
const sundayNight = { weekdays: [7], from: '22:00', until: '06:00' };
const weekend = { weekdays: [6, 7], from: '00:00', until: '00:00' };
const lunch = { weekdays: [1, 2, 3, 4, 5], from: '12:00', until: '13:30' };

// 2026-11-23 is a Monday.
test.for([
  ['no window', [], '2026-11-23T09:00', true, null],
  ['by day, before a window of the night', [night], '2026-11-23T21:59', false, '2026-11-23T22:00'],
  ['in the first minute of a window', [night], '2026-11-23T22:00', true, '2026-11-24T06:00'],
  ['after midnight in a window of the evening before', [night], '2026-11-24T05:59', true, '2026-11-24T06:00'],
  ['in the minute after a window', [night], '2026-11-24T06:00', false, '2026-11-24T22:00'],
  ['on Monday in a window of Sunday', [sundayNight], '2026-11-23T00:30', true, '2026-11-23T06:00'],
  ['on Tuesday after a window of Sunday', [sundayNight], '2026-11-24T00:30', false, '2026-11-29T22:00'],
  ['on Friday before whole days', [weekend], '2026-11-27T23:59', false, '2026-11-28T00:00'],
  ['on Saturday of two whole days', [weekend], '2026-11-28T00:00', true, '2026-11-30T00:00'],
  ['on Friday after the last window of the week', [lunch], '2026-11-27T13:30', false, '2026-11-30T12:00'],
  ['between two windows', [night, lunch], '2026-11-23T09:00', false, '2026-11-23T12:00'],
  [
    'where two windows touch',
    [night, { ...night, from: '06:00', until: '12:00' }],
    '2026-11-23T23:00',
    true,
    '2026-11-24T12:00',
  ],
  ['windows that leave no minute out', [{ ...night, until: '22:00' }], '2026-11-23T09:00', true, null],
] as const)('%s', ([, windows, local, open, changes]) => {
  const changesAt = changes === null ? null : new Date(`${changes}:00+08:00`);
  const given = windows.map((window) => ({ ...window, weekdays: [...window.weekdays] }));
  expect(uploadWindowAt(given, new Date(`${local}:30+08:00`))).toEqual({ open, changesAt });
});
