import { expect, test } from 'vitest';
import { disputedTime } from './disputed-time.ts';

const now = Date.parse('2026-11-25T04:00:20.500Z');

test.each([
  ['one that ended', '2026-11-25T01:00:00.000Z', '2026-11-25T03:00:00.000Z', '2026-11-25T03:00:00.000Z'],
  ['one that lasts', '2026-11-25T01:00:00.000Z', null, '2026-11-25T04:01:00.000Z'],
  ['one that is to begin', '2026-11-26T01:00:00.000Z', null, '2026-11-26T01:01:00.000Z'],
  ['one of months', '2026-09-01T00:00:00.000Z', null, '2026-10-02T00:00:00.000Z'],
])('the time of %s', (_what, fromAt, untilAt, to) => {
  expect(disputedTime({ fromAt, untilAt }, now)).toEqual({ from: fromAt, to });
});
