import { expect, test } from 'vitest';
import { readClock, readSpans, writeSpans } from './clock-text.ts';

test.each([
  ['08:00', '08:00'],
  ['8：05', '08:05'],
  [' 23:59 ', '23:59'],
  ['24:00', undefined],
  ['12:60', undefined],
  ['0800', undefined],
  ['', undefined],
])('the time %j reads %s', (text, time) => {
  expect(readClock(text)).toBe(time);
});

test.each([
  ['', []],
  ['12:00-13:00', [{ from: '12:00', to: '13:00' }]],
  [
    '12：00～13：00，18:00至18:30',
    [
      { from: '12:00', to: '13:00' },
      { from: '18:00', to: '18:30' },
    ],
  ],
  ['23:30-0:30、', [{ from: '23:30', to: '00:30' }]],
  ['12:00', undefined],
  ['12:00-13:00-14:00', undefined],
  ['12:00-13:00 18:00-18:30', undefined],
  ['无', undefined],
])('the breaks %j read %j', (text, spans) => {
  expect(readSpans(text)).toEqual(spans);
});

test('breaks that were written are read as they were', () => {
  const spans = [
    { from: '23:30', to: '00:30' },
    { from: '04:00', to: '04:30' },
  ];
  expect(readSpans(writeSpans(spans))).toEqual(spans);
});
