import { expect, test } from 'vitest';
import { minutesLeft } from './minutes-left.ts';

const hourMs = 3_600_000;

test('without footage on the card the highest rate counts', () => {
  expect(minutesLeft(2.6e9, { recordedBytes: 0, recordedMs: 0 })).toBe(60);
  expect(minutesLeft(2.6e9, { recordedBytes: 1e6, recordedMs: 9 * 60_000 })).toBe(60);
});

test('the rate of the footage on the card counts', () => {
  expect(minutesLeft(1.3e9, { recordedBytes: 1.3e9, recordedMs: hourMs })).toBe(60);
  expect(minutesLeft(1e6, { recordedBytes: 1.3e9, recordedMs: hourMs })).toBe(0);
});
